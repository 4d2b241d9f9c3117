import type { Bell } from './bell.js';

/** How long somebody is taken to be there who does not say so again, in milliseconds. */
const PRESENCE_MS = 30_000;

/** Somebody at a place. */
export interface Present {
  readonly personId: string;
  readonly typing: boolean;
}

/** Who is where, for the moment: in memory, told to the other processes, and over by itself. */
export interface Presence {
  /** Somebody is there; or, with null, not any more. */
  report(place: string, personId: string, typing: boolean | null): void;
  /** Those who are there, in the order they came. */
  at(place: string): readonly Present[];
  /** Tells whenever it changes; the answer ends it. */
  watch(place: string, changed: () => void): () => void;
  stop(): void;
}

interface Place {
  readonly people: Map<string, { readonly typing: boolean; readonly end: NodeJS.Timeout }>;
  readonly watchers: Set<() => void>;
}

/** Starts with nobody anywhere. `process` is a name of its own for each process: what it said itself it does not hear again. */
export function startPresence(bell: Bell, process: string, presenceMs = PRESENCE_MS): Presence {
  const places = new Map<string, Place>();

  const change = (name: string, work: (place: Place) => void): void => {
    const place = places.get(name) ?? { people: new Map(), watchers: new Set() };
    places.set(name, place);
    work(place);
    if (place.people.size + place.watchers.size === 0) places.delete(name);
  };

  const apply = (name: string, personId: string, typing: boolean | null): void =>
    change(name, ({ people, watchers }) => {
      const known = people.get(personId);
      if (known) clearTimeout(known.end);
      if (typing === null) people.delete(personId);
      else people.set(personId, { typing, end: setTimeout(apply, presenceMs, name, personId, null).unref() });
      if ((known?.typing ?? null) !== typing) for (const tell of watchers) tell();
    });

  bell.hear((message) => {
    if (!message?.startsWith('presence ')) return;
    const said = JSON.parse(message.slice('presence '.length)) as [string, string, string, boolean | null];
    const [from, place, personId, typing] = said;
    if (from !== process) apply(place, personId, typing);
  });

  return {
    report(place, personId, typing) {
      apply(place, personId, typing);
      bell.ring(`presence ${place} ${personId}`, `presence ${JSON.stringify([process, place, personId, typing])}`);
    },
    at: (place) => [...(places.get(place)?.people ?? [])].map(([personId, { typing }]) => ({ personId, typing })),
    watch(place, changed) {
      change(place, ({ watchers }) => watchers.add(changed));
      return () => change(place, ({ watchers }) => watchers.delete(changed));
    },
    stop() {
      for (const { people } of places.values()) for (const { end } of people.values()) clearTimeout(end);
    },
  };
}

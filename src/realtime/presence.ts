import { attempt, type Bell } from './notifier.js';

/** How long somebody is taken to be there who does not say so again, in milliseconds. */
const PRESENCE_MS = 30_000;

/** Somebody at a place. */
export interface Present {
  readonly personId: string;
  readonly typing: boolean;
}

/** Somebody, and where they speak from: each of their sockets speaks for itself. A source is one person's. */
export interface Speaker {
  readonly personId: string;
  readonly source: string;
}

/** Who is where, for the moment: in memory, told to the other processes, and over by itself. */
export interface Presence {
  /** Somebody is there; or, with null, not any more, as far as is known from this source. */
  report(place: string, speaker: Speaker, typing: boolean | null): void;
  /** A source is gone, and nobody is anywhere because of it. */
  leave(source: string): void;
  /** Those who are there by any of their sources, in the order they came; typing if any source says so. */
  at(place: string): readonly Present[];
  /** Tells whenever it changes; the answer ends it. */
  watch(place: string, changed: () => void): () => void;
  /** Watchers there are now. */
  readonly watchers: number;
  stop(): void;
}

/** What one person is said to do at a place, by source. */
type Reports = Map<string, { readonly typing: boolean; readonly end: NodeJS.Timeout }>;

interface Place {
  readonly people: Map<string, Reports>;
  readonly watchers: Set<() => void>;
}

/** Whether somebody types; null for who is not there. */
const typingIn = (reports: Reports): boolean | null =>
  reports.size === 0 ? null : reports.values().some(({ typing }) => typing);

/** Where nobody says what becomes of a fault, it ends the process, as any that is not caught. */
const uncaught = (fault: unknown): void =>
  queueMicrotask(() => {
    throw fault;
  });

/**
 * Starts with nobody anywhere. `process` is a name of its own for each process: what it said itself it does not hear again. A watcher that
 * throws keeps nothing from the others.
 */
export function startPresence(
  bell: Bell,
  process: string,
  presenceMs = PRESENCE_MS,
  onFault: (fault: unknown) => void = uncaught,
): Presence {
  const places = new Map<string, Place>();
  /** Where each source says that its person is. */
  const placesBySource = new Map<string, Map<string, Speaker>>();

  const change = (name: string, work: (place: Place) => void): void => {
    const place = places.get(name) ?? { people: new Map(), watchers: new Set() };
    places.set(name, place);
    work(place);
    if (place.people.size + place.watchers.size === 0) places.delete(name);
  };

  const remember = (name: string, speaker: Speaker, isThere: boolean): void => {
    const theirs = placesBySource.get(speaker.source) ?? new Map<string, Speaker>();
    if (isThere) theirs.set(name, speaker);
    else theirs.delete(name);
    if (theirs.size > 0) placesBySource.set(speaker.source, theirs);
    else placesBySource.delete(speaker.source);
  };

  const apply = (name: string, speaker: Speaker, typing: boolean | null): void =>
    change(name, ({ people, watchers }) => {
      const { personId, source } = speaker;
      const reports: Reports = people.get(personId) ?? new Map();
      const before = typingIn(reports);
      clearTimeout(reports.get(source)?.end);
      if (typing === null) reports.delete(source);
      else reports.set(source, { typing, end: setTimeout(apply, presenceMs, name, speaker, null).unref() });
      if (reports.size > 0) people.set(personId, reports);
      else people.delete(personId);
      remember(name, speaker, typing !== null);
      if (typingIn(reports) !== before) for (const tell of [...watchers]) attempt(tell, onFault);
    });

  const report = (place: string, speaker: Speaker, typing: boolean | null): void => {
    const { personId, source } = speaker;
    apply(place, speaker, typing);
    const said = `presence ${JSON.stringify([process, place, personId, typing, source] satisfies Said)}`;
    attempt(() => bell.ring(`presence ${place} ${source}`, said), onFault);
  };

  bell.hear((message) => {
    if (!message?.startsWith('presence ')) return;
    const [from, place, personId, typing, source = from] = JSON.parse(message.slice('presence '.length)) as Said;
    if (from !== process) apply(place, { personId, source }, typing);
  });

  return {
    report,
    leave(source) {
      for (const [place, speaker] of [...(placesBySource.get(source) ?? [])]) report(place, speaker, null);
    },
    at: (place) =>
      [...(places.get(place)?.people ?? [])].map(([personId, reports]) => ({ personId, typing: !!typingIn(reports) })),
    watch(place, changed) {
      change(place, ({ watchers }) => watchers.add(changed));
      return () => change(place, ({ watchers }) => watchers.delete(changed));
    },
    get watchers() {
      return places.values().reduce((sum, { watchers }) => sum + watchers.size, 0);
    },
    stop() {
      for (const { people } of places.values())
        for (const reports of people.values()) for (const { end } of reports.values()) clearTimeout(end);
    },
  };
}

/** What processes tell each other. TODO 2027-05: the source is always there; the version before did not say it. */
type Said = readonly [from: string, place: string, personId: string, typing: boolean | null, source?: string];

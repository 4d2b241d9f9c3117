import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Actor } from '../../src/domain/access/roles.js';
import type { LoggedEvent } from '../../src/persistence/queries/log.js';
import type { Viewer } from '../../src/persistence/queries/viewer.js';
import { untilItWorks } from '../../src/realtime/notifier.js';
import { startFanOut } from '../../src/realtime/fan-out.js';
import type { Feed } from '../../src/realtime/feed.js';
import type { LookUp } from '../../src/realtime/workspace-channel.js';
import type { Ear, Ending, Watch } from '../../src/realtime/subscription.js';
import { anActor } from '../support/builders.js';

/** What happened to a ticket, or to the desk itself. */
const event = (position: number, ticketId: string | null = 'a ticket') =>
  ({ workspaceId: 'acme', position, ticketId }) as LoggedEvent;

const viewer = (asOf: number, role: Actor['role'] = 'AGENT') => ({ actor: anActor({ role }), asOf }) as Viewer;

/** Agents hear of tickets. */
const WATCH: Watch = {
  key: 'tickets',
  latest: false,
  audience: ({ role }) => role,
  hears: ({ role }, { ticketId }) => role === 'AGENT' && ticketId !== null,
  tell: async (_viewer, { position }) => String(position),
  outdated: () => false,
};

/** A log in memory, which tells its one follower when the test says so. */
class Log {
  readonly events: LoggedEvent[] = [];
  #hear: (events: readonly LoggedEvent[]) => Promise<void> = async () => {};
  readonly feed: Feed = {
    look: () => {},
    follow: (_workspace, _after, hear) => {
      this.#hear = hear;
      return () => {};
    },
    page: async (_workspace, after) => this.events.filter(({ position }) => position > after),
    stop: async () => {},
  };

  /** Answers when it has been told. */
  append(...events: readonly LoggedEvent[]): Promise<void> {
    this.events.push(...events);
    return this.#hear(events);
  }

  fanOut(lookUp: LookUp = async () => new Map()) {
    return startFanOut(this.feed, lookUp, new AbortController().signal, () => {});
  }
}

/** Somebody who hears; `drain` lets go on who waits for a slow one. */
class Listener implements Ear {
  readonly told: string[] = [];
  ended: Ending | null = null;
  drain: (() => void) | null = null;

  constructor(private readonly slow = false) {}

  hear: Ear['hear'] = (told) => void this.told.push(...told.map(({ json }) => json.toString()));
  ready = (): Promise<void> => (this.slow ? new Promise((resolve) => (this.drain = resolve)) : Promise.resolve());
  end = (ending: Ending): void => void (this.ended = ending);
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const somebody = (sessionId: string) => ({ sessionId, personId: 'aram' });

test('L3 who joins those who are told at this moment is told nothing twice, and nothing too little', async () => {
  const log = new Log();
  const fanOut = log.fanOut();
  let answer = (): void => {};
  const slow: Watch = {
    ...WATCH,
    tell: (_viewer, { position }) => new Promise((resolve) => (answer = () => resolve(String(position)))),
  };
  const [first, second] = [new Listener(), new Listener()];
  fanOut.watch(slow, somebody('first'), viewer(0), 0, first);
  const told = log.append(event(1));
  await settled();
  fanOut.watch(WATCH, somebody('second'), viewer(1), 1, second); // it has loaded what event 1 changed
  answer();
  await told;
  await settled();
  const next = log.append(event(2));
  await settled();
  answer();
  await next;
  await settled();
  expect([first.told, second.told]).toEqual([['1', '2'], ['2']]);
});

test('L12 L11 a watcher stands where it was told up to, not where the log is', async () => {
  const log = new Log();
  let answer = (): void => {};
  const slow: Watch = {
    ...WATCH,
    tell: (_viewer, { position }) => new Promise((resolve) => (answer = () => resolve(String(position)))),
  };
  const place = log.fanOut().watch(slow, somebody('aram'), viewer(0), 0, new Listener());
  const told = log.append(event(1));
  await settled();
  expect(place.position).toBe(0);
  answer();
  await told;
  await settled();
  expect(place.position).toBe(1);
});

/** A watch of a group of its own, whose answers take until they are let go. */
function heavy(more: Partial<Watch> = {}) {
  let letGo = (): void => {};
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const tell: Watch['tell'] = (_viewer, { position }) => free.then(() => String(position));
  return { watch: { ...WATCH, key: 'heavy', tell, ...more }, letGo };
}

const texts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
const events = (from: number, to: number) => texts(from, to).map((position) => event(Number(position)));

test('L14 what takes long to answer holds up nobody who asks for something else, and is told in the end', async () => {
  const log = new Log();
  const fanOut = log.fanOut();
  const { watch, letGo } = heavy();
  const [slow, quick, late] = [new Listener(), new Listener(), new Listener()];
  const behind = fanOut.watch(watch, somebody('slow'), viewer(0), 0, slow);
  const ahead = fanOut.watch(WATCH, somebody('quick'), viewer(0), 0, quick);
  for (const each of events(1, 5)) await log.append(each);
  fanOut.watch(watch, somebody('late'), viewer(5), 5, late); // it has loaded what the events before changed
  await log.append(event(6));
  expect([slow.told, late.told, quick.told]).toEqual([[], [], texts(1, 6)]);
  expect([behind.position, ahead.position]).toEqual([0, 6]);
  letGo();
  await expect.poll(() => slow.told).toEqual(texts(1, 6));
  expect(late.told).toEqual(['6']);
  expect(behind.position).toBe(6);
});

test('L14 of what waits while it takes long, only the last is answered where only that matters', async () => {
  const log = new Log();
  const { watch, letGo } = heavy({ latest: true });
  const slow = new Listener();
  log.fanOut().watch(watch, somebody('slow'), viewer(0), 0, slow);
  for (const from of [1, 101, 201]) await log.append(...events(from, from + 99));
  letGo();
  await expect.poll(() => slow.told).toEqual(['100', '300']);
});

test('L14 the log is not read on and on ahead of what takes long to answer', async () => {
  const log = new Log();
  const { watch, letGo } = heavy();
  const slow = new Listener();
  log.fanOut().watch(watch, somebody('slow'), viewer(0), 0, slow);
  await log.append(...events(1, 400));
  let isRead = false;
  const told = log.append(event(401)).then(() => (isRead = true));
  await delay(60);
  expect(isRead).toBe(false);
  letGo();
  await told;
  await expect.poll(() => slow.told).toEqual(texts(1, 401));
});

test('L5 a fact that may change rights waits until everything before it is told, however long that takes', async () => {
  const log = new Log();
  let looks = 0;
  const fanOut = log.fanOut(async () => {
    looks += 1;
    return new Map([['slow', viewer(2, 'REQUESTER')]]);
  });
  const { watch, letGo } = heavy();
  const slow = new Listener();
  fanOut.watch(watch, somebody('slow'), viewer(0), 0, slow);
  await log.append(event(1));
  const told = log.append(event(2, null));
  await delay(60);
  expect([slow.told, looks]).toEqual([[], 0]);
  letGo();
  await told;
  await log.append(event(3));
  await settled();
  expect([slow.told, looks]).toEqual([['1'], 1]);
});

test('L3 nothing is left out that comes in the very moment in which a group has told the last', async () => {
  for (let turns = 0; turns < 30; turns += 1) {
    const log = new Log();
    const fanOut = log.fanOut(async () => new Map([['aram', viewer(3, 'ADMIN')]]));
    const listener = new Listener();
    let answer = (): void => {};
    const watch: Watch = {
      ...WATCH,
      hears: (_actor, { ticketId }) => ticketId !== null,
      tell: (_viewer, { position }) =>
        position === 1 ? new Promise((resolve) => (answer = () => resolve(null))) : Promise.resolve(String(position)),
    };
    fanOut.watch(watch, somebody('aram'), viewer(0), 0, listener);
    await log.append(event(1)); // which goes on without the answer
    answer();
    for (let i = 0; i < turns; i += 1) await Promise.resolve();
    await log.append(event(2), event(3, null)); // which moves the watcher into another group
    await log.append(event(4));
    await settled();
    expect([turns, listener.told]).toEqual([turns, ['2', '4']]);
  }
});

test('L5 who catches up slowly is not handed what they lost the right to meanwhile', async () => {
  const log = new Log();
  const fanOut = log.fanOut(
    async () =>
      new Map([
        ['slow', viewer(2, 'REQUESTER')],
        ['quick', viewer(2)],
      ]),
  );
  const slow = new Listener(true);
  fanOut.watch(WATCH, somebody('quick'), viewer(1), 1, new Listener());
  log.events.push(event(1));
  fanOut.watch(WATCH, somebody('slow'), viewer(1), 0, slow);
  await settled(); // the answer is there; the reader takes its time
  await log.append(event(2, null));
  slow.drain!();
  await settled();
  expect(slow.told).toEqual([]);
});

test('L5 a session that is renewed while people are looked up is looked up itself', async () => {
  const log = new Log();
  const asked: string[][] = [];
  let found = (): void => {};
  const lookUp: LookUp = async (sessions) => {
    asked.push(sessions.map(({ sessionId }) => sessionId));
    await new Promise<void>((resolve) => (found = resolve));
    return new Map(sessions.map(({ sessionId }) => [sessionId, viewer(1)]));
  };
  const listener = new Listener();
  const place = log.fanOut(lookUp).watch(WATCH, somebody('old'), viewer(0), 0, listener);
  const told = log.append(event(1, null));
  await settled();
  place.belongTo(somebody('new'));
  found();
  await settled();
  found();
  await told;
  expect(asked).toEqual([['old'], ['new']]);
  expect(listener.ended).toBeNull();
});

test('trying again leaves nothing behind', async () => {
  const stopped = new AbortController();
  let tries = 0;
  await untilItWorks(
    async () => {
      if ((tries += 1) < 3) throw new Error('away');
    },
    stopped.signal,
    () => {},
  );
  expect([tries, getEventListeners(stopped.signal, 'abort').length]).toEqual([3, 0]);
});

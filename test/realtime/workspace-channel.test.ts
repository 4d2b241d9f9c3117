import { getEventListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Actor } from '../../src/domain/access/roles.js';
import type { LoggedEvent } from '../../src/persistence/queries/log.js';
import type { Viewer } from '../../src/persistence/queries/viewer.js';
import type { Feed } from '../../src/realtime/feed.js';
import { untilItWorks } from '../../src/realtime/retries.js';
import type { Ending, Sink } from '../../src/realtime/sink.js';
import type { Execution, LogSubscription } from '../../src/realtime/subscription.js';
import { startChannels, type LookUp } from '../../src/realtime/workspace-channel.js';
import { anActor } from '../support/builders.js';

/** An event of a ticket, or of the workspace itself. */
const event = (position: number, ticketId: string | null = 'a ticket') =>
  ({ workspaceId: 'acme', position, ticketId }) as LoggedEvent;

const viewer = (asOf: number, role: Actor['role'] = 'AGENT') => ({ actor: anActor({ role }), asOf }) as Viewer;

type Execute = Execution['execute'];

/** A subscription to events of tickets, which agents see. */
const subscriptionTo = (
  after: number,
  more: Partial<LogSubscription> = {},
  execute: Execute = async (_viewer, of) => String(of!.position),
): Execution => ({
  subscription: {
    ...{ source: 'LOG', key: 'tickets', after, latestOnly: false, isPersonal: false, payload: async () => null },
    canSee: ({ role }, { ticketId }) => role === 'AGENT' && ticketId !== null,
    isOutdatedBy: () => false,
    ...more,
  },
  execute,
});

/** A log in memory, which hands events to its one follower when the test says so. */
class Log {
  readonly events: LoggedEvent[] = [];
  #receive: (events: readonly LoggedEvent[]) => Promise<void> = async () => {};
  readonly feed: Feed = {
    notify: () => {},
    follow: (_workspace, _after, receive) => {
      this.#receive = receive;
      return () => {};
    },
    page: async (_workspace, after) => this.events.filter(({ position }) => position > after),
    stop: async () => {},
  };

  /** Resolves when the follower has taken them. */
  append(...events: readonly LoggedEvent[]): Promise<void> {
    this.events.push(...events);
    return this.#receive(events);
  }

  channels(lookUp: LookUp = async () => new Map()) {
    return startChannels(this.feed, lookUp, new AbortController().signal, () => {});
  }
}

/** A sink that keeps what it receives; a slow one is ready when `drain` is called. */
class Receiver implements Sink {
  readonly received: string[] = [];
  ended: Ending | null = null;
  drain: (() => void) | null = null;

  constructor(private readonly slow = false) {}

  next: Sink['next'] = (messages) => void this.received.push(...messages.map(({ json }) => json.toString()));
  ready = (): Promise<void> => (this.slow ? new Promise((resolve) => (this.drain = resolve)) : Promise.resolve());
  error = (ending: Ending): void => void (this.ended = ending);
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const session = (sessionId: string) => ({ sessionId, workspaceId: 'acme', personId: 'aram' });

test('L3 a subscriber who joins while a message is executed receives nothing twice, and nothing too little', async () => {
  const log = new Log();
  const channels = log.channels();
  let answer = (): void => {};
  const slow: Execute = (_viewer, of) => new Promise((resolve) => (answer = () => resolve(String(of!.position))));
  const [first, second] = [new Receiver(), new Receiver()];
  channels.subscribe(subscriptionTo(0, {}, slow), session('first'), viewer(0), first);
  const taken = log.append(event(1));
  await settled();
  channels.subscribe(subscriptionTo(1), session('second'), viewer(1), second); // it has loaded what event 1 changed
  answer();
  await taken;
  await settled();
  const next = log.append(event(2));
  await settled();
  answer();
  await next;
  await settled();
  expect([first.received, second.received]).toEqual([['1', '2'], ['2']]);
});

test('L12 L11 the position of a subscriber is that of what it received, not that of the log', async () => {
  const log = new Log();
  let answer = (): void => {};
  const slow: Execute = (_viewer, of) => new Promise((resolve) => (answer = () => resolve(String(of!.position))));
  const execution = subscriptionTo(0, {}, slow);
  const subscriber = log.channels().subscribe(execution, session('aram'), viewer(0), new Receiver());
  const taken = log.append(event(1));
  await settled();
  expect(subscriber.position).toBe(0);
  answer();
  await taken;
  await settled();
  expect(subscriber.position).toBe(1);
});

/** A shared subscription of its own, whose executions take until they are let go. */
function heavy(more: Partial<LogSubscription> = {}) {
  let letGo = (): void => {};
  const free = new Promise<void>((resolve) => (letGo = resolve));
  const execute: Execute = (_viewer, of) => free.then(() => String(of!.position));
  return { from: (after: number) => subscriptionTo(after, { key: 'heavy', ...more }, execute), letGo };
}

const texts = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => String(from + i));
const events = (from: number, to: number) => texts(from, to).map((position) => event(Number(position)));

test('L14 what takes long to execute holds up no other subscription, and is delivered in the end', async () => {
  const log = new Log();
  const channels = log.channels();
  const { from, letGo } = heavy();
  const [slow, quick, late] = [new Receiver(), new Receiver(), new Receiver()];
  const behind = channels.subscribe(from(0), session('slow'), viewer(0), slow);
  const ahead = channels.subscribe(subscriptionTo(0), session('quick'), viewer(0), quick);
  for (const each of events(1, 5)) await log.append(each);
  channels.subscribe(from(5), session('late'), viewer(5), late); // it has loaded what the events before changed
  await log.append(event(6));
  expect([slow.received, late.received, quick.received]).toEqual([[], [], texts(1, 6)]);
  expect([behind.position, ahead.position]).toEqual([0, 6]);
  letGo();
  await expect.poll(() => slow.received).toEqual(texts(1, 6));
  expect(late.received).toEqual(['6']);
  expect(behind.position).toBe(6);
});

test('L14 of events that wait meanwhile only the last is executed where only the latest matters', async () => {
  const log = new Log();
  const { from, letGo } = heavy({ latestOnly: true });
  const slow = new Receiver();
  log.channels().subscribe(from(0), session('slow'), viewer(0), slow);
  for (const first of [1, 101, 201]) await log.append(...events(first, first + 99));
  letGo();
  await expect.poll(() => slow.received).toEqual(['100', '300']);
});

test('L14 the log is not read on and on ahead of what takes long to execute', async () => {
  const log = new Log();
  const { from, letGo } = heavy();
  const slow = new Receiver();
  log.channels().subscribe(from(0), session('slow'), viewer(0), slow);
  await log.append(...events(1, 400));
  let isRead = false;
  const taken = log.append(event(401)).then(() => (isRead = true));
  await delay(60);
  expect(isRead).toBe(false);
  letGo();
  await taken;
  await expect.poll(() => slow.received).toEqual(texts(1, 401));
});

test('L5 an event that may change rights waits until all before it are delivered, however long that takes', async () => {
  const log = new Log();
  let looks = 0;
  const channels = log.channels(async () => {
    looks += 1;
    return new Map([['slow', viewer(2, 'REQUESTER')]]);
  });
  const { from, letGo } = heavy();
  const slow = new Receiver();
  channels.subscribe(from(0), session('slow'), viewer(0), slow);
  await log.append(event(1));
  const taken = log.append(event(2, null));
  await delay(60);
  expect([slow.received, looks]).toEqual([[], 0]);
  letGo();
  await taken;
  await log.append(event(3));
  await settled();
  expect([slow.received, looks]).toEqual([['1'], 1]);
});

test('L3 nothing is left out that comes in the very moment in which the last was delivered', async () => {
  for (let turns = 0; turns < 30; turns += 1) {
    const log = new Log();
    const channels = log.channels(async () => new Map([['aram', viewer(3, 'ADMIN')]]));
    const receiver = new Receiver();
    let answer = (): void => {};
    const canSee: LogSubscription['canSee'] = (_actor, { ticketId }) => ticketId !== null;
    const execute: Execute = (_viewer, of) =>
      of!.position === 1
        ? new Promise((resolve) => (answer = () => resolve(null)))
        : Promise.resolve(String(of!.position));
    channels.subscribe(subscriptionTo(0, { canSee }, execute), session('aram'), viewer(0), receiver);
    await log.append(event(1)); // which goes on without the message
    answer();
    for (let i = 0; i < turns; i += 1) await Promise.resolve();
    await log.append(event(2), event(3, null)); // which moves the subscriber into another shared subscription
    await log.append(event(4));
    await settled();
    expect([turns, receiver.received]).toEqual([turns, ['2', '4']]);
  }
});

test('L5 a subscriber who catches up slowly does not receive what it lost the right to meanwhile', async () => {
  const log = new Log();
  const channels = log.channels(
    async () =>
      new Map([
        ['slow', viewer(2, 'REQUESTER')],
        ['quick', viewer(2)],
      ]),
  );
  const slow = new Receiver(true);
  channels.subscribe(subscriptionTo(1), session('quick'), viewer(1), new Receiver());
  log.events.push(event(1));
  channels.subscribe(subscriptionTo(0), session('slow'), viewer(1), slow);
  await settled(); // the message is there; the reader takes its time
  await log.append(event(2, null));
  slow.drain!();
  await settled();
  expect(slow.received).toEqual([]);
});

test('L5 a session that is renewed during a look-up is looked up itself', async () => {
  const log = new Log();
  const asked: string[][] = [];
  let found = (): void => {};
  const lookUp: LookUp = async (sessions) => {
    asked.push(sessions.map(({ sessionId }) => sessionId));
    await new Promise<void>((resolve) => (found = resolve));
    return new Map(sessions.map(({ sessionId }) => [sessionId, viewer(1)]));
  };
  const receiver = new Receiver();
  const subscriber = log.channels(lookUp).subscribe(subscriptionTo(0), session('old'), viewer(0), receiver);
  const taken = log.append(event(1, null));
  await settled();
  subscriber.renew(session('new'));
  found();
  await settled();
  found();
  await taken;
  expect(asked).toEqual([['old'], ['new']]);
  expect(receiver.ended).toBeNull();
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

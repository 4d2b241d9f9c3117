import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LoggedEvent } from '../../src/persistence/queries/log.js';
import type { Viewer } from '../../src/persistence/queries/viewer.js';
import type { Feed } from '../../src/realtime/feed.js';
import type { Ending, Sink, Subscriber } from '../../src/realtime/sink.js';
import type { Execution } from '../../src/realtime/subscription.js';
import { startChannels } from '../../src/realtime/workspace-channel.js';
import { anActor } from '../support/builders.js';
import { IN_FULL } from '../support/extent.js';
import { aLog } from '../support/memory-log.js';

/** Where a delivery can fail. */
const STAGES = ['canSee', 'execute', 'next', 'error', 'isOutdatedBy'] as const;
type Stage = (typeof STAGES)[number] | 'page' | 'ready' | 'audience' | 'before the channel' | 'behind the channel';

/** Where it fails for one event only; every subscriber that comes past it notices, but for what befalls the channel, which not all need. */
const HAS_POSITION: ReadonlySet<Stage> = new Set(['canSee', 'execute', 'next', 'isOutdatedBy']);

const KEYS = ['all', 'tickets', 'odd', 'latest'] as const;
type Key = (typeof KEYS)[number];

/** Something that throws, so many times. */
interface Fault {
  readonly stage: Stage;
  readonly position: number;
  /** Which it concerns, where it concerns one subscriber, or all of one key. */
  readonly subscriber: number;
  readonly times: number;
}

interface Scenario {
  /** Whether each event is about the workspace itself. */
  readonly aboutWorkspace: readonly boolean[];
  /** How many events are appended at once. */
  readonly chunk: number;
  /** Each begins when so many events are there, behind the first `behind` of them. */
  readonly subscribers: readonly { readonly key: Key; readonly from: number; readonly behind: number }[];
  readonly faults: readonly Fault[];
}

const times = fc.constantFrom(1, 2, 1000);
const position = fc.integer({ min: 1, max: 12 });
const subscriber = fc.nat(5);
const ofEvents = fc.uniqueArray(fc.record({ stage: fc.constantFrom(...STAGES), position, subscriber, times }), {
  selector: (fault) => fault.position,
  maxLength: 4,
});
/** Of these there is one: two at the same place would count as one that failed more often. */
const one = (...stages: readonly Stage[]): fc.Arbitrary<readonly Fault[]> =>
  fc
    .record({ stage: fc.constantFrom(...stages), position, subscriber, times })
    .map((fault) => [fault.stage === 'page' ? { ...fault, times: Math.min(fault.times, 8) } : fault]); // a database that is away comes back

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  aboutWorkspace: fc.array(
    fc.nat(4).map((n) => n === 0),
    { minLength: 12, maxLength: 12 },
  ),
  chunk: fc.integer({ min: 1, max: 6 }),
  subscribers: fc.array(
    fc.record({ key: fc.constantFrom(...KEYS), from: fc.nat(8), behind: fc.nat(8) }).map((each) => ({
      ...each,
      behind: Math.min(each.behind, each.from),
    })),
    { minLength: 2, maxLength: 6 },
  ),
  faults: fc.oneof(
    { weight: 3, arbitrary: ofEvents },
    { weight: 1, arbitrary: one('page', 'ready', 'audience', 'before the channel', 'behind the channel') },
  ),
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A sink that takes all messages, or none of them. */
class Taker implements Sink {
  readonly received: number[] = [];
  subscriber: Subscriber | null = null;
  ended: { readonly why: Ending['why']; readonly position: number } | null = null;

  constructor(
    readonly key: Key,
    readonly after: number,
    private readonly fails: (stage: Stage, positions: readonly number[]) => void,
  ) {}

  next: Sink['next'] = (messages) => {
    const positions = messages.map((each) => each.position!);
    this.fails('next', positions);
    this.received.push(...positions);
  };
  ready = async (): Promise<void> => this.fails('ready', []);
  error = ({ why }: Ending): void => {
    this.ended ??= { why, position: this.subscriber!.position! };
    this.fails('error', []);
  };
}

const isVisible = (key: Key, event: LoggedEvent): boolean =>
  key === 'all' || (event.ticketId !== null && (key !== 'odd' || event.position % 2 === 1));

/** Runs a scenario and answers what is not as it should be. */
async function problemsOf(scenario: Scenario): Promise<readonly string[]> {
  const left = new Map(scenario.faults.map((fault) => [fault, fault.times]));
  const fail = (stage: Stage, concerns: (fault: Fault) => boolean): void => {
    for (const [fault, many] of left)
      if (fault.stage === stage && many > 0 && concerns(fault)) {
        left.set(fault, many - 1);
        throw new Error(`${stage} failed`);
      }
  };
  const keyOf = (fault: Fault): Key => scenario.subscribers[fault.subscriber % scenario.subscribers.length]!.key;
  const isOf = (fault: Fault, i: number): boolean => fault.subscriber % scenario.subscribers.length === i;

  const { events, append, feed: real, reads } = aLog({ onRead: () => fail('page', () => true) });
  const feed: Feed = {
    ...real,
    follow: (workspaceId, after, receive, failed) =>
      real.follow(
        workspaceId,
        after,
        async (some) => {
          const concerns = (fault: Fault): boolean => some.some((event) => event.position === fault.position);
          fail('before the channel', concerns);
          await receive(some);
          fail('behind the channel', concerns);
        },
        failed,
      ),
  };
  const viewer = (asOf: number) => ({ actor: anActor({ role: 'AGENT', workspaceId: 'acme' }), asOf }) as Viewer;
  const lookUp = async (sessions: readonly { readonly sessionId: string }[]) =>
    new Map(sessions.map(({ sessionId }) => [sessionId, viewer(events.length)]));
  const channels = startChannels(feed, lookUp, new AbortController().signal, () => {});
  const executionOf = (key: Key, after: number): Execution => ({
    subscription: {
      ...{ source: 'LOG', key, after, latestOnly: key === 'latest', payload: async () => null },
      get isPersonal() {
        fail('audience', (fault) => keyOf(fault) === key);
        return false;
      },
      canSee: (_actor, event) => {
        fail('canSee', (fault) => keyOf(fault) === key && fault.position === event.position);
        return isVisible(key, event);
      },
      isOutdatedBy: (_actor, event) => {
        fail('isOutdatedBy', (fault) => keyOf(fault) === key && fault.position === event.position);
        return false;
      },
    },
    execute: async (_viewer, event) => {
      fail('execute', (fault) => keyOf(fault) === key && fault.position === event!.position);
      return String(event!.position);
    },
  });

  const takers: Taker[] = [];
  const begin = (): void => {
    for (const [i, { key, from, behind }] of scenario.subscribers.entries()) {
      if (takers[i] || from > events.length) continue;
      const after = Math.min(behind, events.length);
      const taker = new Taker(key, after, (stage, positions) =>
        fail(stage, (fault) => isOf(fault, i) && (stage !== 'next' || positions.includes(fault.position))),
      );
      takers[i] = taker;
      const session = { sessionId: `${i}`, workspaceId: 'acme', personId: `${i}` };
      taker.subscriber = channels.subscribe(executionOf(key, after), session, viewer(events.length), taker);
    }
  };
  begin();
  while (events.length < scenario.aboutWorkspace.length) {
    for (const isAbout of scenario.aboutWorkspace.slice(events.length, events.length + scenario.chunk))
      append(isAbout ? null : 'a ticket');
    feed.notify('acme', events.length);
    begin();
    await settled();
  }

  const visible = (taker: Taker): readonly number[] =>
    events.filter((event) => event.position > taker.after && isVisible(taker.key, event)).map(({ position: at }) => at);
  /** What always fails where a subscriber comes past; before it, none may end. */
  const lasting = (taker: Taker, i: number): readonly Fault[] =>
    scenario.faults.filter((fault) => {
      const { stage } = fault;
      if (fault.times < 3 || (HAS_POSITION.has(stage) && fault.position <= taker.after)) return false;
      const isSeen = visible(taker).includes(fault.position);
      if (stage === 'next' || stage === 'ready') return isOf(fault, i) && (stage === 'ready' || isSeen);
      if (stage === 'execute') return keyOf(fault) === taker.key && isSeen;
      if (stage === 'isOutdatedBy')
        return keyOf(fault) === taker.key && !isSeen && scenario.aboutWorkspace[fault.position - 1]!;
      if (stage === 'canSee' || stage === 'audience') return keyOf(fault) === taker.key;
      return stage !== 'error';
    });
  const problem = (taker: Taker, i: number): string | null => {
    const { received, ended, key } = taker;
    const wanted = visible(taker);
    const says = (what: string): string =>
      `subscriber ${i} (${key}, after ${taker.after}) ${what}: received ${received}, ended ${JSON.stringify(ended)}`;
    const upTo = ended ? wanted.filter((at) => at <= ended.position) : wanted;
    if (key === 'latest') {
      if (received.some((at, n) => !upTo.includes(at) || at <= (received[n - 1] ?? 0)))
        return says('received too much');
      if (!ended && received.at(-1) !== wanted.at(-1)) return says('did not receive the last');
    } else if (String(received) !== String(upTo)) return says('did not receive what lies before its position');
    const reasons = lasting(taker, i);
    if (!ended) {
      const must = reasons.filter(({ stage }) => key !== 'latest' && HAS_POSITION.has(stage));
      return must.length > 0 && taker.after < must[0]!.position ? says('should have ended') : null;
    }
    if (ended.why !== 'FAULT') return says('ended for another reason');
    if (reasons.length === 0) return says('ended for nothing');
    const isBefore = ({ stage, position: at }: Fault): boolean =>
      !HAS_POSITION.has(stage) || key === 'latest' || !wanted.some((each) => each > ended.position && each < at);
    return reasons.some(isBefore) ? null : says('ended too early');
  };
  const problems = (): readonly string[] => takers.flatMap((taker, i) => problem(taker, i) ?? []);

  for (const end = Date.now() + 4000; problems().length > 0 && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await settled();
  const found = [...problems()];
  for (const taker of takers) taker.subscriber?.complete();
  if (channels.subscribers !== 0) found.push(`${channels.subscribers} subscribers are left behind`);
  await settled();
  const before = reads();
  feed.notify('acme', events.length + 1);
  await settled();
  if (reads() !== before) found.push('the log is read although no one follows it');
  await feed.stop();
  return found;
}

test('L15 an event counts as delivered only behind its delivery, whatever fails, and no other subscriber misses it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(scenarios, { minLength: 1, maxLength: 40 }), async (many) => {
      expect((await Promise.all(many.map(problemsOf))).flat()).toEqual([]);
    }),
    { numRuns: IN_FULL ? 20 : 8, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

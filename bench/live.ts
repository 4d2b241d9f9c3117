/**
 * Measures what it costs to tell many sockets of the desk's changes, and to let them connect, beside plain graphql-ws and `ws` alone: three
 * servers on one PostgreSQL (DATABASE_URL), one publisher, interleaved rounds. Checks that everybody hears every event once and in order,
 * writes `bench/results/live.md`, and fails where a bound that held holds no longer. Run it by `npm run bench`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { aBenchDesk, median, server } from './desk.js';
import { QUERY, type Contestant } from './live/contestant.js';
import { startContestants, type Contestants } from './live/contestants.js';
import { slowReader } from './live/slow-reader.js';

const ROUNDS = 5;
/** Rounds until code that runs again and again is compiled. */
const WARM_UP = 2;

/** What a message cost the server, and how many a second arrived. */
interface Cost {
  /** Of the processor, in microseconds a message. */
  readonly us: number;
  readonly perSecond: number;
}

const inTheMiddle = (costs: readonly Cost[]): Cost => ({
  us: median(costs.map(({ us }) => us)),
  perSecond: median(costs.map(({ perSecond }) => perSecond)),
});

/** Tells everybody of events, so many at once. */
async function publishing(contestant: Contestant, events: number, atOnce: number): Promise<Cost> {
  contestant.forget();
  const before = await contestant.served.usage();
  let ms = 0;
  for (let sent = 0; sent < events; sent += atOnce) ms += await contestant.publish(atOnce);
  const after = await contestant.served.usage();
  contestant.check(events);
  const messages = events * contestant.listeners.length;
  return { us: ((after.cpuMs - before.cpuMs) * 1000) / messages, perSecond: (messages / ms) * 1000 };
}

/** Rounds of every contestant in turn, the first ones only to warm up. */
async function interleaved<T>(
  all: readonly Contestant[],
  work: (each: Contestant) => Promise<T>,
): Promise<readonly T[][]> {
  const results = all.map((): T[] => []);
  for (let round = -WARM_UP; round < ROUNDS; round += 1)
    for (const [i, each] of all.entries()) {
      const result = await work(each);
      if (round >= 0) results[i]!.push(result);
    }
  return results;
}

/** W6: sockets connect, sign in, and subscribe. */
async function churn(contestant: Contestant, sockets: number): Promise<Cost> {
  const before = await contestant.served.usage();
  const begin = performance.now();
  await contestant.connect(sockets);
  const ms = performance.now() - begin;
  await contestant.begin();
  const after = await contestant.served.usage();
  await contestant.disconnect();
  return { us: ((after.cpuMs - before.cpuMs) * 1000) / sockets, perSecond: (sockets / ms) * 1000 };
}

/** W5: events to as many sockets. */
async function fanOut(
  all: readonly Contestant[],
  { sockets, events, bursts }: { readonly sockets: number; readonly events: number; readonly bursts: number },
  last: (desk: Contestant) => Promise<void> = async () => {},
) {
  const bytes: number[] = [];
  for (const each of all) {
    const before = await each.served.usage(true);
    await each.connect(sockets);
    await each.begin();
    const after = await each.served.usage(true);
    bytes.push((after.usedBytes - before.usedBytes) / sockets);
  }
  const single = (await interleaved(all, (each) => publishing(each, events, 1))).map(inTheMiddle);
  const queued = (await interleaved(all, (each) => publishing(each, bursts * 100, 100))).map(inTheMiddle);
  const [desk] = all;
  const delays = await delaysAt(desk!, single[0]!.perSecond / sockets / 2);
  await last(desk!);
  for (const each of all) await each.disconnect();
  return { bytes, single, queued, delays };
}

/** Somebody who stops reading, beside those who listen, and how late these are meanwhile. */
async function stuck(desk: Contestant) {
  desk.forget();
  const reader = await slowReader(desk);
  return { reader, delays: Float64Array.from(desk.delays).toSorted() };
}

/** How late messages are at so many events a second, in milliseconds, the shortest first. */
async function delaysAt(contestant: Contestant, eventsPerSecond: number): Promise<Float64Array> {
  const events = Math.ceil(eventsPerSecond * 5);
  contestant.forget();
  const begin = performance.now();
  for (let i = 0; i < events; i += 1) {
    await delay(Math.max(0, begin + (i * 1000) / eventsPerSecond - performance.now()));
    await contestant.publish(1);
  }
  contestant.check(events);
  return Float64Array.from(contestant.delays).toSorted();
}

/** Fifty different subscriptions on as many sockets. */
async function mix(all: readonly Contestant[], sockets: number) {
  for (const each of all) {
    await each.connect(sockets, (i) => QUERY.replace('at ', `at${i % 50}: at `));
    await each.begin();
  }
  const costs = await interleaved(all, (each) => publishing(each, 50, 1));
  for (const each of all) await each.disconnect();
  return costs.map(inTheMiddle);
}

/** Ten thousand sockets on a fresh process, until they are gone. */
async function tenThousand({ desk }: Contestants) {
  const before = await desk.served.usage(true);
  await desk.connect(10_000);
  await desk.begin();
  for (let i = 0; i < 5; i += 1) await desk.publish(1);
  desk.check(5);
  const after = await desk.served.usage(true);
  await desk.disconnect();
  const begin = performance.now();
  while ((await desk.served.usage()).handles > before.handles) await delay(50);
  const kib = (key: 'usedBytes' | 'residentBytes'): number => (after[key] - before[key]) / 10_000 / 1024;
  return { used: kib('usedBytes'), resident: kib('residentBytes'), goneMs: performance.now() - begin };
}

/** How many times as much of the processor another contestant spends. */
interface Bound {
  readonly what: string;
  readonly least: number;
  readonly ratio: number;
  /** Whether the run fails when it is missed; of the others it is told. */
  readonly kept: boolean;
}

const times = (desk: Cost | undefined, other: Cost | undefined): number => other!.us / desk!.us;

/** What the desk's cost is held against: plain graphql-ws, and `ws` alone. */
function beside(
  what: string,
  [desk, plain, raw]: readonly Cost[],
  [toPlain, toRaw]: readonly [number, number],
  keepsToRaw = false,
): readonly Bound[] {
  return [
    { what: `${what}, against plain graphql-ws`, least: toPlain, ratio: times(desk, plain), kept: true },
    { what: `${what}, against \`ws\` alone`, least: toRaw, ratio: times(desk, raw), kept: keepsToRaw },
  ];
}

/** What is aimed at, and reached or not. */
function boundsOf({ connecting, thousand, fiveThousand }: Measured): readonly Bound[] {
  const own = fiveThousand.single[0]!.perSecond / thousand.single[0]!.perSecond;
  const memory = thousand.bytes[1]! / thousand.bytes[0]!;
  return [
    ...beside('1,000 sockets, one event after the other', thousand.single, [3.5, 1]),
    ...beside('1,000 sockets, 100 events at once', thousand.queued, [7, 2], true),
    ...beside('5,000 sockets, one event after the other', fiveThousand.single, [3.5, 1]),
    ...beside('5,000 sockets, 100 events at once', fiveThousand.queued, [7, 2], true),
    { what: 'messages a second at 5,000 sockets, against 1,000', least: 0.9, ratio: own, kept: true },
    { what: 'memory of a socket in plain graphql-ws, against the desk', least: 1.67, ratio: memory, kept: true },
    ...beside('connect and subscribe', connecting, [1.6, 0.6]),
  ];
}

interface Measured {
  readonly connecting: readonly Cost[];
  readonly thousand: Awaited<ReturnType<typeof fanOut>>;
  readonly fiveThousand: Awaited<ReturnType<typeof fanOut>>;
  readonly besides: Awaited<ReturnType<typeof stuck>>;
  readonly mixed: readonly Cost[];
  readonly many: Awaited<ReturnType<typeof tenThousand>>;
}

const whole = (number: number): string => Math.round(number).toLocaleString('en-US');

/** The median and the 99th percentile. */
const late = ({ delays }: { readonly delays: Float64Array }): string =>
  `${[0.5, 0.99].map((part) => delays[Math.floor(delays.length * part)]!.toFixed(0)).join(' / ')} ms`;

function reportOf(measured: Measured, bounds: readonly Bound[]): string {
  const { connecting, thousand, fiveThousand, besides, mixed, many } = measured;
  const row = (what: string, costs: readonly Cost[]): string =>
    `| ${what} | ${[0, 1, 2].map((i) => (costs[i] ? `${costs[i].us.toFixed(costs[i].us < 10 ? 2 : 0)} µs, ${whole(costs[i].perSecond)}/s` : '')).join(' | ')} |`;
  return `# What it costs to deliver to many

PostgreSQL, the publisher and all who listen on the same machine, ${cpus().length} × ${cpus()[0]!.model}; Node ${process.versions.node}.
Each server is a process of its own; medians of ${ROUNDS} interleaved rounds. The desk checks tokens and rights, reads its log, and lets
everybody resume; the others do none of it. Everybody heard every event once, and in order.

Processor time a message (or a connection), and messages (connections) a second. The rates are those of this machine, whose cores the
listeners share; the ratios are of the processor time.

| | the desk | plain graphql-ws | \`ws\` alone |
| --- | --- | --- | --- |
${row('1,000 sockets, one event after the other', thousand.single)}
${row('1,000 sockets, 100 events at once', thousand.queued)}
${row('5,000 sockets, one event after the other', fiveThousand.single)}
${row('5,000 sockets, 100 events at once', fiveThousand.queued)}
${row('1,000 sockets, 50 different subscriptions', mixed)}
${row('connect and subscribe', connecting)}

| | at least | measured | |
| --- | --- | --- | --- |
${bounds.map(({ what, least, ratio }) => `| ${what} | ${least.toFixed(2)} | ${ratio.toFixed(2)} | ${ratio >= least ? 'held' : 'missed'} |`).join('\n')}

A socket occupies ${whole(thousand.bytes[0]!)} bytes at the desk, ${whole(thousand.bytes[1]!)} in plain graphql-ws, ${whole(thousand.bytes[2]!)} in \`ws\` alone (in use after a collection).
From commit to socket, at half the rate above, median / 99th percentile: ${late(thousand)} with 1,000 sockets, ${late(fiveThousand)} with 5,000.
Somebody among 1,000 who stops reading 200 KB an event is given up after ${besides.reader.events} events, and told to go on after \`${besides.reader.resumeAfter}\`; what the
sockets' buffers do not take, the desk holds: ${whole(besides.reader.heldBytes / 1024)} KiB at the most. The others, meanwhile: ${late(besides)}.
10,000 sockets on one desk: ${many.used.toFixed(1)} KiB in use and ${many.resident.toFixed(1)} KiB resident each; after the last was closed, every handle was gone in ${whole(many.goneMs)} ms.
`;
}

/** Says how far it is: it takes minutes. */
async function during<T>(what: string, work: Promise<T>): Promise<T> {
  process.stderr.write(`${what} …\n`);
  return work;
}

if (server) {
  const bench = await aBenchDesk();
  const fresh = await startContestants(bench);
  const many = await during('10,000 sockets', tenThousand(fresh));
  await fresh.end();
  const those = await startContestants(bench);
  const { desk, plain, raw } = those;
  const all = [desk, plain, raw];
  let besides: Measured['besides'] | null = null;
  const besideThem = async (sent: Contestant): Promise<void> => void (besides = await stuck(sent));
  const thousand = await during('1,000 sockets', fanOut(all, { sockets: 1000, events: 100, bursts: 2 }, besideThem));
  const fiveThousand = await during('5,000 sockets', fanOut(all, { sockets: 5000, events: 30, bursts: 1 }));
  const mixed = await during('50 subscriptions', mix([desk, plain], 1000));
  const rounds = await during(
    'connecting',
    interleaved(all, (each) => churn(each, 1000)),
  );
  await those.end();
  await bench.close();
  const measured = { connecting: rounds.map(inTheMiddle), thousand, fiveThousand, besides: besides!, mixed, many };
  const bounds = boundsOf(measured);
  const report = reportOf(measured, bounds);
  process.stdout.write(report);
  writeFileSync('bench/results/live.md', report);
  // Written so that a ratio which isn't a number fails too.
  const broken = bounds.filter(({ kept, ratio, least }) => kept && !(ratio >= least));
  if (broken.length > 0) {
    process.stderr.write(`Telling many costs more than it should: ${broken.map(({ what }) => what).join('; ')}.\n`);
    process.exitCode = 1;
  }
} else process.stdout.write('Live is measured on a PostgreSQL server only: set DATABASE_URL.\n');

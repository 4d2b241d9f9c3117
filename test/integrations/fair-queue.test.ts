import { describe, expect, test } from 'vitest';
import { TooManyRequests } from '../../src/domain/too-many.js';
import { FairQueue, type Share, type Urgency } from '../../src/integrations/fair-queue.js';

/** A queue whose work is done when the test says so; `begun` tells in which order it began. */
function aQueue(mostWaiting = 100, atOnce = 1) {
  const queue = new FairQueue({ atOnce, mostWaiting });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (urgency: Urgency, caller: string, more: Partial<Share> = {}): Promise<string> => {
    const name = `${urgency} ${caller}`;
    return queue.run({ urgency, caller, ...more }, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      return name;
    });
  };
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  /** Ends what runs, until nothing does. */
  const runAll = async (): Promise<void> => {
    for (await settle(); ends.length > 0; await settle()) ends.shift()!();
  };
  return { ask, begun, runAll, settle };
}

const refused = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (fault: unknown) => fault,
  );

describe('a queue', () => {
  test('ACT-06 lets the more urgent go first, and now and then who has waited longest', async () => {
    const { ask, begun, runAll } = aQueue();
    const asked = [
      ask('UNKNOWN', 'a'), // runs at once
      ...['b', 'c', 'd'].map((caller) => ask('UNKNOWN', caller)),
      ask('KNOWN', 'e'),
      ...['f', 'g', 'h', 'i'].map((caller) => ask('SIGNED_IN', caller)),
    ];
    await runAll();
    await Promise.all(asked);
    expect(begun.map((each) => each.at(-1)).join('')).toBe('afghbiecd');
  });

  test('ACT-06 gives each caller a turn, however much one of them asks for', async () => {
    const { ask, begun, runAll } = aQueue();
    const asked = ['a', 'a', 'a', 'a', 'a', 'b', 'c'].map((caller) => ask('SIGNED_IN', caller));
    await runAll();
    await Promise.all(asked);
    expect(begun.map((each) => each.at(-1)).join('')).toBe('aabcaaa'); // the first ran at once
  });

  test('ACT-06 that is full refuses what the busiest caller asked for last, by a typed error', async () => {
    const { ask, begun, runAll } = aQueue(3);
    const [running, first, second, third] = ['a', 'a', 'a', 'a'].map((caller) => ask('UNKNOWN', caller));
    const late = refused(third!);
    const other = ask('UNKNOWN', 'b');
    expect(await late).toBeInstanceOf(TooManyRequests);
    const own = await refused(ask('UNKNOWN', 'a'));
    expect(own).toBeInstanceOf(TooManyRequests);
    expect((own as TooManyRequests).retryAfterSeconds).toBeGreaterThan(0);
    const urgent = ask('SIGNED_IN', 'c'); // whom strangers can't keep out
    await runAll();
    await Promise.all([running, first, second, other, urgent]);
    expect(begun).toHaveLength(5);
  });

  test('runs no more at once than it may, also while one follows another', async () => {
    let [running, most] = [0, 0];
    const queue = new FairQueue({ atOnce: 2, mostWaiting: 100 });
    const work = async (): Promise<void> => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
    };
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        for (let turn = 0; turn < i % 3; turn += 1) await Promise.resolve();
        await queue.run({ urgency: 'KNOWN', caller: String(i % 7) }, work);
      }),
    );
    expect([most, running]).toEqual([2, 0]);
  });

  test('goes on after work that fails, and answers what went wrong', async () => {
    const queue = new FairQueue({ atOnce: 1, mostWaiting: 10 });
    const share = { urgency: 'KNOWN', caller: 'a' } as const;
    const failing = queue.run(share, () => Promise.reject(new Error('broken')));
    const next = queue.run(share, async () => 'done');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('done');
  });

  test('drops what nobody waits for any more, and has room for others', async () => {
    const { ask, begun, runAll } = aQueue(1);
    const gone = new AbortController();
    const running = ask('KNOWN', 'a');
    const waiting = refused(ask('KNOWN', 'b', { signal: gone.signal }));
    gone.abort(new Error('gone'));
    expect(await waiting).toEqual(new Error('gone'));
    expect(await refused(ask('KNOWN', 'b', { signal: gone.signal }))).toEqual(new Error('gone'));
    const next = ask('KNOWN', 'c');
    await runAll();
    expect(await Promise.all([running, next])).toEqual(['KNOWN a', 'KNOWN c']);
    expect(begun).toEqual(['KNOWN a', 'KNOWN c']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FairGate, SYSTEM } from '../../src/persistence/fair-gate.js';

/** Asks for places; the answer lists who was admitted, in order, and gives their places back. */
function asking(gate: FairGate) {
  const admitted: { share: string | null; leave: () => void }[] = [];
  const ask = async (share: string | null, signal?: AbortSignal): Promise<void> => {
    const leave = await gate.enter(share, signal);
    admitted.push({ share, leave });
  };
  return { admitted, ask: (share: string | null, signal?: AbortSignal) => void ask(share, signal).catch(() => {}) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('places are shared among workspaces', () => {
  test('LIMIT-05 who is alone leaves some places free, so that the next one need not wait', async () => {
    const { admitted, ask } = asking(new FairGate(10));
    for (let i = 0; i < 20; i += 1) ask('greedy');
    await settled();
    expect(admitted).toHaveLength(8);
    ask('modest');
    await settled();
    expect(admitted.at(-1)?.share).toBe('modest');
  });

  test('LIMIT-05 while others wait a workspace has at most half of the places', async () => {
    const { admitted, ask } = asking(new FairGate(4));
    for (let i = 0; i < 9; i += 1) ask('greedy');
    for (let i = 0; i < 9; i += 1) ask('other');
    await settled();
    const held = () => admitted.filter(({ share }) => share === 'greedy').length;
    for (let i = 0; i < 6; i += 1) {
      admitted.splice(0, 1)[0]!.leave();
      await settled();
      expect(admitted.length).toBe(4);
    }
    expect(held()).toBe(2);
  });

  test('LIMIT-05 where there is one place, workspaces take turns', async () => {
    const { admitted, ask } = asking(new FairGate(1));
    for (const share of ['a', 'a', 'a', 'b', 'c']) ask(share);
    await settled();
    for (let i = 0; i < 4; i += 1) {
      admitted.at(-1)!.leave();
      await settled();
    }
    expect(admitted.map(({ share }) => share)).toEqual(['a', 'a', 'b', 'c', 'a']);
  });

  test('LIMIT-05 the system waits for no share of its own', async () => {
    const { admitted, ask } = asking(new FairGate(4));
    for (let i = 0; i < 9; i += 1) ask('greedy');
    for (let i = 0; i < 4; i += 1) ask(SYSTEM);
    await settled();
    expect(admitted.filter(({ share }) => share === SYSTEM)).toHaveLength(1);
    admitted[0]!.leave();
    await settled();
    expect(admitted.at(-1)?.share).toBe(SYSTEM);
  });

  test('LIMIT-04 who waits no longer is forgotten, and lets the others in', async () => {
    const { admitted, ask } = asking(new FairGate(2));
    const given = new AbortController();
    ask('a');
    ask('b');
    ask('c', given.signal);
    await settled();
    given.abort(new Error('gone'));
    ask('d');
    admitted[0]!.leave();
    await settled();
    expect(admitted.map(({ share }) => share)).toEqual(['a', 'b', 'd']);
    await expect(new FairGate(1).enter('a', given.signal)).rejects.toThrow('gone');
  });

  test('LIMIT-05 no place is lost, and nobody waits while a place is theirs, whatever comes', async () => {
    const step = fc.record({
      share: fc.constantFrom('a', 'b', 'c', null),
      act: fc.constantFrom('ask', 'leave', 'abort'),
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 60 }), async (places, steps) => {
        const gate = new FairGate(places);
        const { admitted, ask } = asking(gate);
        const asked: AbortController[] = [];
        let given = 0;
        for (const { share, act } of steps) {
          if (act === 'ask') {
            asked.push(new AbortController());
            ask(share, asked.at(-1)!.signal);
          } else if (act === 'leave' && admitted.length > given) admitted[given++]!.leave();
          else asked.at(-1)?.abort(new Error('gone'));
          await settled();
          expect(admitted.length - given).toBeLessThanOrEqual(places);
        }
        while (given < admitted.length) {
          admitted[given++]!.leave();
          await settled();
        }
        for (let i = 0; i < places; i += 1) ask(SYSTEM); // all places are free again
        await settled();
        expect(admitted.length - given).toBe(places);
      }),
      { numRuns: 100 },
    );
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listenersOf, silentBell } from '../../src/realtime/notifier.js';
import { startPresence } from '../../src/realtime/presence.js';
import { aLog } from '../support/memory-log.js';

/** Long enough that no test waits for it. */
const NO_POLL = 60_000;

/** A follower who takes events one by one, and now and then fails. */
function aFollower(fails: (position: number) => void) {
  const heard: number[] = [];
  const failed: unknown[] = [];
  const hear = async (events: readonly { readonly position: number }[]): Promise<void> => {
    for (const { position } of events) {
      if (position <= (heard.at(-1) ?? 0)) continue; // it had it before it failed
      fails(position);
      heard.push(position);
    }
  };
  return { heard, failed, hear, fail: (fault: unknown) => void failed.push(fault) };
}

test.each([1, 2])('L15 a hand-over that fails %i times loses no event and hands on none twice', async (many) => {
  const { append, feed } = aLog({ pollMs: NO_POLL });
  let left = many;
  const follower = aFollower((position) => {
    if (position === 3 && (left -= 1) >= 0) throw new Error('a bug');
  });
  for (let i = 0; i < 6; i += 1) append();
  feed.follow('acme', 0, follower.hear, follower.fail);
  await expect.poll(() => follower.heard).toEqual([1, 2, 3, 4, 5, 6]);
  append();
  feed.look('acme', 7);
  await expect.poll(() => follower.heard).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(follower.failed).toEqual([]);
  await feed.stop();
});

test('L15 a hand-over that fails each time ends its follower before the event, and is reported', async () => {
  const { append, feed, faults } = aLog({ pollMs: NO_POLL });
  const follower = aFollower((position) => {
    if (position === 3) throw new Error('a bug');
  });
  for (let i = 0; i < 6; i += 1) append();
  feed.follow('acme', 0, follower.hear, follower.fail);
  await expect.poll(() => follower.failed).toHaveLength(1);
  append();
  feed.look('acme', 7);
  await delay(50);
  expect([follower.heard, follower.failed.length]).toEqual([[1, 2], 1]);
  expect(faults.length).toBeGreaterThan(0);
  await feed.stop();
});

test('L15 a read that fails is made again at once, not at the next slow look', async () => {
  let left = 2;
  const spoil = (): void => {
    if ((left -= 1) >= 0) throw new Error('the connection broke');
  };
  const { append, feed } = aLog({ onRead: spoil, pollMs: NO_POLL });
  const follower = aFollower(() => {});
  append();
  feed.follow('acme', 0, follower.hear, follower.fail);
  await expect.poll(() => follower.heard).toEqual([1]);
  await feed.stop();
});

test('L16 who notifies is not failed by a bell that does not ring, nor one listener by another', async () => {
  const silent = silentBell();
  const broken = {
    ...silent,
    ring: () => {
      throw new Error('a bug');
    },
  };
  const { append, feed, faults } = aLog({ bell: broken, pollMs: NO_POLL });
  const follower = aFollower(() => {});
  feed.follow('acme', 0, follower.hear, follower.fail);
  append();
  expect(() => feed.look('acme', 1)).not.toThrow();
  await expect.poll(() => follower.heard).toEqual([1]);
  expect(faults).toHaveLength(1);
  await feed.stop();

  const reported: unknown[] = [];
  const heard: string[] = [];
  const listeners = listenersOf<string>((fault) => reported.push(fault));
  listeners.add(() => {
    throw new Error('a bug');
  });
  listeners.add((message) => heard.push(message));
  listeners.notify('a');
  expect([heard, reported.length]).toEqual([['a'], 1]);
});

test('L16 who is at a ticket is told to each watcher, whatever another one does', () => {
  const reported: unknown[] = [];
  const presence = startPresence(silentBell(), 'here', undefined, (fault) => reported.push(fault));
  let told = 0;
  presence.watch('ticket', () => {
    throw new Error('a bug');
  });
  presence.watch('ticket', () => (told += 1));
  presence.report('ticket', { personId: 'ari', source: 'a tab' }, false);
  expect([told, reported.length]).toEqual([1, 1]);
  presence.stop();
});

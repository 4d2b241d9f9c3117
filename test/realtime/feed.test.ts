import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listenersOf, silentNotifier } from '../../src/realtime/notifier.js';
import { startPresence } from '../../src/realtime/presence.js';
import { aLog } from '../support/memory-log.js';

/** Long enough that no test waits for it. */
const NO_POLL = 60_000;

/** A follower that takes events one by one, and now and then fails. */
function aFollower(fails: (position: number) => void) {
  const received: number[] = [];
  const failed: unknown[] = [];
  const receive = async (events: readonly { readonly position: number }[]): Promise<void> => {
    for (const { position } of events) {
      if (position <= (received.at(-1) ?? 0)) continue; // it had it before it failed
      fails(position);
      received.push(position);
    }
  };
  return { received, failed, receive, fail: (fault: unknown) => void failed.push(fault) };
}

test.each([1, 2])('L15 a hand-over that fails %i times loses no event and hands on none twice', async (many) => {
  const { append, feed } = aLog({ pollMs: NO_POLL });
  let left = many;
  const follower = aFollower((position) => {
    if (position === 3 && (left -= 1) >= 0) throw new Error('a bug');
  });
  for (let i = 0; i < 6; i += 1) append();
  feed.follow('acme', 0, follower.receive, follower.fail);
  await expect.poll(() => follower.received).toEqual([1, 2, 3, 4, 5, 6]);
  append();
  feed.notify('acme', 7);
  await expect.poll(() => follower.received).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(follower.failed).toEqual([]);
  await feed.stop();
});

test('L15 a hand-over that fails each time ends its follower before the event, and is reported', async () => {
  const { append, feed, faults } = aLog({ pollMs: NO_POLL });
  const follower = aFollower((position) => {
    if (position === 3) throw new Error('a bug');
  });
  for (let i = 0; i < 6; i += 1) append();
  feed.follow('acme', 0, follower.receive, follower.fail);
  await expect.poll(() => follower.failed).toHaveLength(1);
  append();
  feed.notify('acme', 7);
  await delay(50);
  expect([follower.received, follower.failed.length]).toEqual([[1, 2], 1]);
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
  feed.follow('acme', 0, follower.receive, follower.fail);
  await expect.poll(() => follower.received).toEqual([1]);
  await feed.stop();
});

test('L16 a commit is not failed by a notifier that throws, nor one listener by another', async () => {
  const silent = silentNotifier();
  const broken = {
    ...silent,
    notify: () => {
      throw new Error('a bug');
    },
  };
  const { append, feed, faults } = aLog({ notifier: broken, pollMs: NO_POLL });
  const follower = aFollower(() => {});
  feed.follow('acme', 0, follower.receive, follower.fail);
  append();
  expect(() => feed.notify('acme', 1)).not.toThrow();
  await expect.poll(() => follower.received).toEqual([1]);
  expect(faults).toHaveLength(1);
  await feed.stop();

  const reported: unknown[] = [];
  const received: string[] = [];
  const listeners = listenersOf<string>((fault) => reported.push(fault));
  listeners.add(() => {
    throw new Error('a bug');
  });
  listeners.add((message) => received.push(message));
  listeners.emit('a');
  expect([received, reported.length]).toEqual([['a'], 1]);
});

test('L16 presence calls back each subscriber, whatever another one does', () => {
  const reported: unknown[] = [];
  const presence = startPresence(silentNotifier(), 'here', undefined, (fault) => reported.push(fault));
  let called = 0;
  presence.subscribe('ticket', () => {
    throw new Error('a bug');
  });
  presence.subscribe('ticket', () => (called += 1));
  presence.report('ticket', { personId: 'ari', source: 'a tab' }, false);
  expect([called, reported.length]).toEqual([1, 1]);
  presence.stop();
});

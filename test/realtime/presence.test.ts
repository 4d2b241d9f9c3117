import { describe, expect, test } from 'vitest';
import { silentNotifier, type Notifier } from '../../src/realtime/notifier.js';
import { startPresence, type Presence } from '../../src/realtime/presence.js';

const ari = { personId: 'ari', source: 'a tab of ari’s' };
const arisOther = { personId: 'ari', source: 'another tab of ari’s' };
const bo = { personId: 'bo', source: 'a tab of bo’s' };

/** A notifier of all processes that share it. */
function sharedNotifier(): () => Notifier {
  const listeners: ((message: string | null) => void)[] = [];
  const notifier: Notifier = {
    notify: (_key, message) => listeners.forEach((listener) => listener(message)),
    listen: (listener) => void listeners.push(listener),
    stop: async () => {},
  };
  return () => notifier;
}

const change = (presence: Presence, place: string): Promise<void> =>
  new Promise((resolve) => {
    const leave = presence.subscribe(place, () => {
      leave();
      resolve();
    });
  });

describe('presence', () => {
  test('ends by itself where it is not reported again', async () => {
    const presence = startPresence(silentNotifier(), 'here', 40);
    presence.report('ticket', ari, false);
    expect(presence.at('ticket')).toEqual([{ personId: 'ari', typing: false }]);
    await change(presence, 'ticket');
    expect(presence.at('ticket')).toEqual([]);
  });

  test('calls back for what changes, and not for what is only reported again', () => {
    const presence = startPresence(silentNotifier(), 'here');
    let delivered = 0;
    const leave = presence.subscribe('ticket', () => (delivered += 1));
    for (const typing of [false, false, true, true, null, null]) presence.report('ticket', ari, typing);
    presence.report('another', ari, true);
    expect(delivered).toBe(3);
    leave();
    presence.report('ticket', ari, true);
    expect(delivered).toBe(3);
    presence.stop();
  });

  test('is that of any of somebody’s tabs: there while one is, typing while one does, in the place they came to', () => {
    const presence = startPresence(silentNotifier(), 'here');
    const delivered: unknown[] = [];
    presence.subscribe('ticket', () =>
      delivered.push(presence.at('ticket').map(({ personId, typing }) => [personId, typing])),
    );
    presence.report('ticket', ari, true);
    presence.report('ticket', bo, false);
    presence.report('ticket', arisOther, false); // says nothing new
    presence.report('ticket', ari, null);
    presence.report('ticket', arisOther, null);
    expect(delivered).toEqual([
      [['ari', true]],
      [
        ['ari', true],
        ['bo', false],
      ],
      [
        ['ari', false],
        ['bo', false],
      ],
      [['bo', false]],
    ]);
    presence.stop();
  });

  test('ends everywhere with the source that reported it, in every process', () => {
    const notifier = sharedNotifier();
    const [here, there] = [startPresence(notifier(), 'here'), startPresence(notifier(), 'there')];
    for (const ticket of ['one', 'two']) for (const each of [ari, bo]) here.report(ticket, each, false);
    there.report('two', arisOther, true);
    here.leave(ari.source);
    for (const each of [here, there]) {
      expect(each.at('one')).toEqual([{ personId: 'bo', typing: false }]);
      expect(each.at('two')).toEqual([
        { personId: 'ari', typing: true },
        { personId: 'bo', typing: false },
      ]);
    }
    for (const each of [here, there]) each.stop();
  });

  test('is understood from a process of the version before, which names no source', () => {
    const notifier = sharedNotifier();
    const here = startPresence(notifier(), 'here');
    const says = (typing: boolean | null) =>
      notifier().notify('', `presence ${JSON.stringify(['there', 'ticket', 'ari', typing])}`);
    says(true);
    expect(here.at('ticket')).toEqual([{ personId: 'ari', typing: true }]);
    says(null);
    expect(here.at('ticket')).toEqual([]);
    here.stop();
  });

  test('is known in every process, and none receives its own reports again', () => {
    const notifier = sharedNotifier();
    const [here, there] = [startPresence(notifier(), 'here'), startPresence(notifier(), 'there')];
    let delivered = 0;
    here.subscribe('ticket', () => (delivered += 1));
    here.report('ticket', ari, true);
    expect(there.at('ticket')).toEqual([{ personId: 'ari', typing: true }]);
    expect(delivered).toBe(1);
    there.report('ticket', bo, false);
    expect(here.at('ticket').map(({ personId }) => personId)).toEqual(['ari', 'bo']);
    for (const each of [here, there]) each.stop();
  });
});

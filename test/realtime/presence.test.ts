import { describe, expect, test } from 'vitest';
import { silentBell, type Bell } from '../../src/realtime/bell.js';
import { startPresence, type Presence } from '../../src/realtime/presence.js';

/** A bell that rings in every process that shares it. */
function sharedBell(): () => Bell {
  const listeners: ((message: string | null) => void)[] = [];
  const bell: Bell = {
    ring: (_key, message) => listeners.forEach((listener) => listener(message)),
    hear: (listener) => void listeners.push(listener),
    stop: async () => {},
  };
  return () => bell;
}

const change = (presence: Presence, place: string): Promise<void> =>
  new Promise((resolve) => {
    const leave = presence.watch(place, () => {
      leave();
      resolve();
    });
  });

describe('presence', () => {
  test('ends by itself for whoever does not say it again', async () => {
    const presence = startPresence(silentBell(), 'here', 40);
    presence.report('ticket', 'ari', false);
    expect(presence.at('ticket')).toEqual([{ personId: 'ari', typing: false }]);
    await change(presence, 'ticket');
    expect(presence.at('ticket')).toEqual([]);
  });

  test('is told of what changes, and not of what is only said again', () => {
    const presence = startPresence(silentBell(), 'here');
    let told = 0;
    const leave = presence.watch('ticket', () => (told += 1));
    for (const typing of [false, false, true, true, null, null]) presence.report('ticket', 'ari', typing);
    presence.report('another', 'ari', true);
    expect(told).toBe(3);
    leave();
    presence.report('ticket', 'ari', true);
    expect(told).toBe(3);
    presence.stop();
  });

  test('is known in every process, and none hears its own words again', () => {
    const bell = sharedBell();
    const [here, there] = [startPresence(bell(), 'here'), startPresence(bell(), 'there')];
    let told = 0;
    here.watch('ticket', () => (told += 1));
    here.report('ticket', 'ari', true);
    expect(there.at('ticket')).toEqual([{ personId: 'ari', typing: true }]);
    expect(told).toBe(1);
    there.report('ticket', 'bo', false);
    expect(here.at('ticket').map(({ personId }) => personId)).toEqual(['ari', 'bo']);
    for (const each of [here, there]) each.stop();
  });
});

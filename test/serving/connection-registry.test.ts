import { expect, onTestFinished, test } from 'vitest';
import type { AccessClaims } from '../../src/domain/access/claims.js';
import type { Viewer } from '../../src/persistence/queries/viewer.js';
import { keepConnections, type Connection } from '../../src/serving/connection-registry.js';
import { anActor } from '../support/builders.js';

const HERE = { actor: anActor() } as Viewer;
const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');

/** A connection of a session; `ended` resolves when it was ended with it. */
function aConnection(sessionId: string) {
  const claims = { sessionId, personId: 'ari', expiresAt: NOW.add({ hours: 1 }) } as AccessClaims;
  const { promise: ended, resolve: endSession } = Promise.withResolvers<void>();
  const nothing = (): void => {};
  const connection: Connection = {
    ...{ operations: 0, claims, endSession },
    ...{ ping: nothing, drain: nothing, goAway: nothing, terminate: nothing },
  };
  return { connection, ended };
}

/** A registry that looks sessions up all the time, by this. */
function aRegistry(viewerOf: (session: { readonly sessionId: string }) => Promise<Viewer | null>) {
  const faults: unknown[] = [];
  const limits = { pingMs: 60_000, sessionCheckMs: 5, mostPerPerson: 20 };
  const registry = keepConnections({ clock: () => NOW, viewerOf }, limits, (fault) => faults.push(fault));
  onTestFinished(registry.stop);
  return { registry, faults };
}

test('L5 a connection ends with its session; while the database is away none does', async () => {
  let looks = 0;
  const away = new Error('the database is away');
  const { registry, faults } = aRegistry(async ({ sessionId }) => {
    looks += 1;
    if (looks <= 4) throw away;
    return sessionId === 'signed out' ? null : HERE;
  });
  const [stays, goes] = [aConnection('here'), aConnection('signed out')];
  const [leaveStays, leaveGoes] = [registry.add(stays.connection), registry.add(goes.connection)];
  expect(await Promise.race([goes.ended.then(() => looks), stays.ended])).toBe(6);
  expect(faults).toEqual([away, away]);
  leaveGoes();
  leaveStays();
});

test('sessions are looked up once for all their connections, and no more than a statement takes at once', async () => {
  let [open, most, looks] = [0, 0, 0];
  const { registry } = aRegistry(async ({ sessionId }) => {
    open += 1;
    looks += 1;
    most = Math.max(most, open);
    await Promise.resolve();
    open -= 1;
    return sessionId === 'session 1199' ? null : HERE;
  });
  const all = Array.from({ length: 3600 }, (_, i) => aConnection(`session ${i % 1200}`));
  const leave = all.map(({ connection }) => registry.add(connection));
  await Promise.all(
    all.filter(({ connection }) => connection.claims!.sessionId === 'session 1199').map(({ ended }) => ended),
  );
  expect({ looks, most }).toEqual({ looks: 1200, most: 500 });
  for (const each of leave) each();
});

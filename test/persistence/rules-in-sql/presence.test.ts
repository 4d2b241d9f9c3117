import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { presenceAt, PRESENCES } from '../../../src/domain/assignment/presence.js';
import { instantOf, isBefore, toText, type Instant } from '../../../src/domain/instant.js';
import { dueTickets, peopleToGiveBack, presencesOver } from '../../../src/persistence/queries/across-workspaces.js';
import {
  dropHeartbeats,
  keepHeartbeat,
  keepHeartbeats,
  presenceForUpdate,
  setPresenceOf,
} from '../../../src/persistence/queries/presence.js';
import { claimDueTimers } from '../../../src/persistence/queries/timers.js';
import { inTransaction } from '../../../src/persistence/transaction.js';
import { aDatabase } from '../../support/database.js';
import { Rows } from '../../support/rows.js';

const database = await aDatabase();
const start = instantOf('2026-03-02T10:00:00Z');
const rows = new Rows(database, start);
const em = () => database.em();
const minute = (n: number): Instant => start.add({ minutes: n });

let workspaceId: string;
let personId: string;
beforeAll(async () => {
  workspaceId = await rows.workspace();
  personId = await rows.person(workspaceId, { role: 'AGENT' });
});

/** One minute each: a heartbeat, a process that has their sockets, or a process that has none of them any more. */
type Happening =
  | { readonly kind: 'heartbeat'; readonly minutes: number }
  | { readonly kind: 'sockets' | 'gone'; readonly process: string };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant('heartbeat' as const), minutes: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constantFrom('sockets' as const, 'gone' as const), process: fc.constantFrom('a', 'b') }),
);

describe('ASG-09 presence', () => {
  test('ends with the last of what keeps it, in statements (keepSign, keepSigns, dropSigns) as in the domain (presenceAt)', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PRESENCES),
        fc.array(happening, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 13 }),
        async (said, happenings, later) => {
          await sql`delete from sign_of_life`.execute(em().getKysely());
          await setPresenceOf(em(), workspaceId, personId, {
            presence: said,
            since: start,
            endsAt: start,
            givesBackAt: null,
          });
          const known = new Map<string, Instant>();
          for (const [i, each] of happenings.entries()) {
            const now = minute(i);
            if (each.kind === 'heartbeat') {
              const until = minute(i + each.minutes);
              known.set('heartbeat', until);
              const ofThem = { workspaceId, personId, source: 'heartbeat', until, now };
              const endsAt = await keepHeartbeat(em(), ofThem);
              await setPresenceOf(em(), workspaceId, personId, {
                presence: said,
                since: null,
                endsAt,
                givesBackAt: null,
              });
            } else if (each.kind === 'sockets') {
              known.set(each.process, minute(i + 3));
              await keepHeartbeats(em(), {
                source: each.process,
                people: [{ workspaceId, personId }],
                until: minute(i + 3),
              });
            } else {
              known.delete(each.process);
              await dropHeartbeats(em(), { source: each.process, people: [{ workspaceId, personId }], now });
            }
          }
          const { presence, endsAt } = await inTransaction({ database }, (inside) =>
            presenceForUpdate(inside, workspaceId, personId),
          );
          const heartbeats = [...known.values()].map((until) => ({ until }));
          const kept = endsAt ? [{ until: endsAt }] : [];
          for (let i = 0; i <= 13; i += 1) {
            const now = minute(happenings.length - 1 + i);
            expect(presenceAt(presence, kept, now)).toBe(presenceAt(said, heartbeats, now));
          }
          const now = minute(happenings.length - 1 + later);
          const isOver = said !== 'OFFLINE' && presenceAt(said, heartbeats, now) === 'OFFLINE';
          expect((await presencesOver(em(), now, 10)).length > 0).toBe(isOver);
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);
});

// A moment is due from itself on, for the domain ("not before") as for the statements ("at or before").
test.each([
  [-1, false],
  [0, true],
  [1, true],
])(
  '%d ms after its moment a timer is due: %s (dueTickets, claimDueTimers, peopleToGiveBack, isBefore)',
  async (ms, isDue) => {
    const dueAt = minute(60);
    const now = dueAt.add({ milliseconds: ms });
    const { id } = await rows.ticket(workspaceId, personId, {});
    await rows.insert('timer', { ticketId: id, kind: 'CLOSE', workspaceId, dueAt: toText(dueAt) });
    await setPresenceOf(em(), workspaceId, personId, {
      presence: 'OFFLINE',
      since: null,
      endsAt: null,
      givesBackAt: dueAt,
    });
    expect(isBefore(now, dueAt)).toBe(!isDue);
    const { due } = await dueTickets(em(), now, 10);
    expect(due).toEqual(isDue ? [{ workspaceId, ticketIds: [id] }] : []);
    const claimed = await inTransaction({ database }, (inside) =>
      claimDueTimers(inside, { workspaceId, ticketIds: [id] }, now),
    );
    expect(claimed).toEqual(isDue ? [{ ticketId: id, kinds: ['CLOSE'] }] : []);
    expect(await peopleToGiveBack(em(), now, 10)).toEqual(isDue ? [{ personId, workspaceId }] : []);
    await sql`delete from timer`.execute(em().getKysely());
  },
);

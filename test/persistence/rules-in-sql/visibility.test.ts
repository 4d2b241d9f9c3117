import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { canSee } from '../../../src/domain/access/can-see.js';
import { isStaff, ROLES, type Actor } from '../../../src/domain/access/roles.js';
import {
  entryScope,
  isWithin,
  organizationScope,
  personalScope,
  personScope,
  staffScope,
  ticketScope,
} from '../../../src/domain/access/scope.js';
import { instantOf, toText } from '../../../src/domain/instant.js';
import { VISIBILITIES } from '../../../src/domain/ticket/events.js';
import { heldBy } from '../../../src/persistence/queries/agent-queue.js';
import { keepHeartbeats } from '../../../src/persistence/queries/presence.js';
import { scoped, visible } from '../../../src/persistence/reading/predicates.js';
import { readingOf } from '../../../src/persistence/reading/readings.js';
import type { Sql } from '../../../src/persistence/reading/declare.js';
import { aDatabase } from '../../support/database.js';
import { Rows, type Columns } from '../../support/rows.js';

const database = await aDatabase();
const now = instantOf('2026-03-02T10:00:00Z');
const rows = new Rows(database, now);
const kysely = () => database.em().getKysely();

interface Row extends Columns {
  readonly id: string;
  readonly workspaceId: string;
}

let actors: readonly Actor[] = [];
let people: readonly Row[] = [];
let organizations: readonly Row[] = [];
let tickets: readonly Row[] = [];
let entries: readonly (Row & { readonly ticketId: string })[] = [];
let events: readonly (Row & { readonly ticketId: string })[] = [];

/** Everything that there is of a table, with the names that the domain knows columns by. */
async function all<T extends Row>(table: string): Promise<readonly T[]> {
  const { rows: found } = await sql<Columns>`select * from ${sql.table(table)}`.execute(kysely());
  const camel = (name: string): string => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return found.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [camel(name), value])) as T);
}

// Two workspaces that are alike: each with two organizations and none, requesters who see their organization and who don't, a person of
// each other role, and of each requester a ticket with an entry and an event of each visibility.
beforeAll(async () => {
  for (let n = 0; n < 2; n += 1) {
    const workspaceId = await rows.workspace();
    const homes = [null, await rows.named('organization', workspaceId), await rows.named('organization', workspaceId)];
    for (const role of ROLES.filter((each) => each !== 'REQUESTER')) await rows.person(workspaceId, { role });
    const authorId = await rows.person(workspaceId, { role: 'AGENT' });
    let position = 0;
    for (const organizationId of homes)
      for (const seesOrganization of [false, true]) {
        const requesterId = await rows.person(workspaceId, { organizationId, seesOrganization });
        // Of the organization that the requester is in, or was in: of none.
        for (const at of new Set([organizationId, null])) {
          const { id: ticketId } = await rows.ticket(workspaceId, requesterId, { organizationId: at });
          for (const visibility of VISIBILITIES) {
            const ofTicket = { workspaceId, ticketId };
            await rows.insert('entry', {
              ...{ ...ofTicket, id: randomUUIDv7(), authorId, visibility, text: 'Hello', createdAt: toText(now) },
            });
            await rows.insert('event', {
              ...{ ...ofTicket, id: randomUUIDv7(), position: (position += 1), type: 'EntryAdded', actorId: authorId },
              ...{ at: toText(now), audience: visibility },
            });
          }
        }
      }
  }
  people = await all('person');
  organizations = await all('organization');
  tickets = await all('ticket');
  entries = await all('entry');
  events = await all('event');
  actors = people.map((row) => ({ ...(row as unknown as Actor), teamIds: [], hiddenFields: [] }));
});

const ticketOf = ({ ticketId }: { readonly ticketId: string }): Row => tickets.find(({ id }) => id === ticketId)!;

const idsWhere = async (table: string, where: Sql): Promise<readonly string[]> => {
  const { rows: found } = await sql<{ id: string }>`
    select t.id from ${sql.table(table)} as t where ${where} order by t.id`.execute(kysely());
  return found.map(({ id }) => id);
};

/** What is read, all there is of it, and who may see which of it by the domain. */
const READ: readonly {
  readonly name: string;
  readonly of: () => readonly Row[];
  readonly sees: (actor: Actor, row: Row) => boolean;
}[] = [
  { name: 'Ticket', of: () => tickets, sees: (actor, row) => isWithin(ticketScope(actor), row) },
  { name: 'Person', of: () => people, sees: (actor, row) => isWithin(personScope(actor), row) },
  { name: 'Organization', of: () => organizations, sees: (actor, row) => isWithin(organizationScope(actor), row) },
  {
    name: 'Entry',
    of: () => entries,
    sees: (actor, row) =>
      isWithin(entryScope(actor), row) && isWithin(ticketScope(actor), ticketOf(row as (typeof entries)[number])),
  },
  {
    name: 'TicketEvent',
    of: () => events,
    sees: (actor, row) => {
      const { workspaceId, audience, ticketId } = row as (typeof events)[number] & { audience: 'PUBLIC' | 'INTERNAL' };
      return canSee(actor, { workspaceId, audience, ticketFacts: ticketOf({ ticketId }) });
    },
  },
];

describe.each(READ)('TRUST-01 TRUST-02 $name', ({ name, of, sees }) => {
  test('is seen by the same people in statements (visible) and by the domain (isWithin, canSee)', async () => {
    const reading = readingOf(name);
    const counts = new Set<number>();
    for (const actor of actors) {
      const seen = of()
        .filter((row) => row.workspaceId === actor.workspaceId && sees(actor, row))
        .map(({ id }) => id)
        .toSorted();
      const who = `${actor.role} of ${actor.organizationId}, sees it: ${actor.seesOrganization}`;
      expect(await idsWhere(reading.table, visible(reading, 't', actor, readingOf)), who).toEqual(seen);
      counts.add(seen.length);
    }
    expect(actors).toHaveLength(20);
    expect(counts.size).toBeGreaterThan(1); // not all see the same
  });
});

test.each([
  ['personalScope', personalScope],
  ['staffScope', staffScope],
] as const)('%s holds of the same people in statements (scoped) and by the domain (isWithin)', async (_name, scope) => {
  for (const actor of actors)
    expect(await idsWhere('person', scoped(scope(actor), 't'))).toEqual(
      people
        .filter((row) => isWithin(scope(actor), row))
        .map(({ id }) => id)
        .toSorted(),
    );
});

describe.each(ROLES)('a person who is %s', (role) => {
  const ofThem = () => people.find((row) => row['role'] === role)!;

  test('has a queue if they are staff (heldBy, isStaff)', async () => {
    const { workspaceId, id } = ofThem();
    expect((await heldBy(database.em(), workspaceId, id)) !== null).toBe(isStaff({ role }));
  });

  test('keeps a presence if they are staff (keepSigns, isStaff)', async () => {
    const { workspaceId, id } = ofThem();
    await keepHeartbeats(database.em(), {
      source: `process of ${role}`,
      people: [{ workspaceId, personId: id }],
      until: now,
    });
    const { rows: kept } = await sql`select 1 from sign_of_life where person_id = ${id}`.execute(kysely());
    expect(kept.length > 0).toBe(isStaff({ role }));
  });
});

import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'kysely';
import { toText, type Instant } from '../../src/domain/instant.js';
import { ticketNumber, type Ticket, type TicketType } from '../../src/domain/ticket/ticket.js';
import { startLog } from '../../src/persistence/queries/log.js';
import { snake } from '../../src/persistence/reading/predicates.js';
import type { Database } from '../../src/persistence/database.js';

/** Columns by their names in TypeScript: `assigneeId` is `assignee_id`. */
export type Columns = Readonly<Record<string, unknown>>;

/** Writes rows past the actions, for tests of single statements. Columns that are not given are the least that the table takes. */
export class Rows {
  readonly #made = new Map<string, number>();

  constructor(
    private readonly database: Database,
    private readonly now: Instant,
  ) {}

  /** Inserts one row as it is given; answers it. */
  async insert<Row extends Columns>(table: string, row: Row): Promise<Row> {
    const columns = Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value]));
    const names = sql.join(Object.keys(columns).map((name) => sql.ref(name)));
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(columns)}::jsonb)`.execute(
      this.database.em().getKysely(),
    );
    return row;
  }

  /** A workspace with an empty log; answers its UUID. */
  async workspace(given: Columns = {}): Promise<string> {
    const id = randomUUIDv7();
    await this.insert('workspace', {
      ...{ id, slug: this.#nameOf('workspace'), name: 'Acme', timeZone: 'UTC', priorityMatrix: {} },
      ...{ ownResolutionCodes: [], reopenWindow: 'P7D', feedbackWindow: 'P7D', rules: {}, createdAt: toText(this.now) },
      ...given,
    });
    await startLog(this.database.em(), id);
    return id;
  }

  /** A row that has a name of its own in its workspace; answers its UUID. */
  async named(table: 'organization' | 'team' | 'category' | 'service', workspaceId: string, given: Columns = {}) {
    const id = randomUUIDv7();
    const active = table === 'organization' ? {} : { active: true };
    const name = this.#nameOf(table);
    await this.insert(table, { id, workspaceId, name, ...active, createdAt: toText(this.now), ...given });
    return id;
  }

  /** A requester, unless another role is given; answers their UUID. */
  async person(workspaceId: string, given: Columns = {}): Promise<string> {
    const id = randomUUIDv7();
    await this.insert('person', {
      ...{ id, workspaceId, name: this.#nameOf('Person'), role: 'REQUESTER', seesOrganization: false, active: true },
      ...{ createdAt: toText(this.now), ...given },
    });
    return id;
  }

  /** A NEW ticket, unless something else is given. */
  async ticket<Given extends Columns>(workspaceId: string, requesterId: string, given: Given) {
    const type = (given['type'] ?? 'INCIDENT') as TicketType;
    const status = (given['status'] ?? 'NEW') as Ticket['status'];
    const row = {
      ...{ id: randomUUIDv7(), workspaceId, number: ticketNumber(type, this.#next(`${workspaceId} ${type}`)), type },
      ...{ status, waitingReason: status === 'WAITING' ? 'REQUESTER' : null, subject: 'Mail is down', serviceIds: [] },
      ...{ impact: 'MEDIUM', urgency: 'MEDIUM', priority: 'P3', derivedPriority: 'P3', channel: 'API', tags: [] },
      ...{ customFields: {}, requesterId, openedById: requesterId, cycle: 1, teamId: null, assigneeId: null },
      ...{ organizationId: null, openedAt: toText(this.now), updatedAt: toText(this.now) },
    };
    return this.insert('ticket', { ...row, ...given } as typeof row & Given);
  }

  #nameOf = (what: string): string => `${what}-${this.#next(what)}`;

  #next(what: string): number {
    const next = (this.#made.get(what) ?? 0) + 1;
    this.#made.set(what, next);
    return next;
  }
}

import { setImmediate as giveWay, setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Done, ActionServices } from '../../actions/action.js';
import { createCategory, createOrganization, createService, createTeam, updateTeam } from '../../actions/desk/kinds.js';
import { createWorkspace } from '../../actions/desk/create-workspace.js';
import { createCalendar } from '../../actions/sla/calendars.js';
import { createSlaPolicy } from '../../actions/sla/policies.js';
import { WEEKDAYS } from '../../domain/sla/calendar.js';
import { createPerson } from '../../actions/people/people.js';
import { handOverTicket, claimTicket } from '../../actions/ticket/assign-ticket.js';
import { changePriority } from '../../actions/ticket/change-priority.js';
import { addNote, replyToTicket } from '../../actions/ticket/converse.js';
import { openTicket } from '../../actions/ticket/open-ticket.js';
import { rateTicket } from '../../actions/ticket/rate-ticket.js';
import { resolveTicket } from '../../actions/ticket/resolve-ticket.js';
import {
  cancelTicket,
  closeTicket,
  reopenTicket,
  resumeTicket,
  setTicketWaiting,
} from '../../actions/ticket/take-step.js';
import { globalId, type NodeType } from '../../domain/global-id.js';
import type { Instant } from '../../domain/instant.js';
import { isRefusal } from '../../domain/refusal.js';
import type { Em } from '../../persistence/database.js';
import { inTransaction } from '../../persistence/transaction.js';
import { viewerOfPerson } from '../../persistence/queries/viewer.js';
import { hasWorkspaces } from '../../persistence/queries/workspaces.js';
import { DEMO, DEMO_PASSWORD, OTHER, type Cast } from './cast.js';
import { DEMO_TICKETS, OTHER_TICKETS, type DemoTicket } from './demo-tickets.js';

/** What seeding needs of the services. */
export interface Seedbed extends Pick<ActionServices, 'database' | 'now' | 'newId'> {
  /** Told what happens. @default it isn't told */
  readonly report?: ((line: string) => void) | undefined;
  /** Gives up when it aborts, and leaves nothing. @default never */
  readonly stopping?: AbortSignal | undefined;
}

type Act = (services: ActionServices, input: never) => Promise<Done<object>>;

/** The steps that tickets tell, by the mutation's name. */
const ACTS: Readonly<Record<string, Act>> = {
  ...{ claimTicket, handOverTicket, changePriority, addNote, replyToTicket, rateTicket, resolveTicket },
  ...{ cancelTicket, closeTicket, reopenTicket, resumeTicket, setTicketWaiting },
};

/** Fills an empty database with two demo workspaces, both or none; leaves any other as it is. Answers whether it filled it. */
export async function seedDemo(bed: Seedbed): Promise<boolean> {
  while (!(await hasWorkspaces(bed.database.em()))) {
    if (await inTransaction(bed, (em) => seedAlone(em, bed))) return true;
    await delay(WAIT_MS, undefined, { signal: bed.stopping });
  }
  return false;
}

/** Any number, the same for every process. */
const SEED_LOCK = 7_120_332;

/** Between two looks whether another process is done, in milliseconds. */
const WAIT_MS = 200;

/**
 * Seeds in this one transaction: a process that ends meanwhile leaves no half of a demo. Answers false when there is another process that
 * does. It is asked for again and again, and not waited for: that may take longer than a statement may.
 */
async function seedAlone(em: Em, bed: Seedbed): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${SEED_LOCK}) as free`.execute(
    em.getKysely(),
  );
  if (!rows[0]!.free || (await hasWorkspaces(em))) return false;
  bed.report?.('Creating the demo…');
  const inside = {
    ...bed,
    database: { ...bed.database, em: () => em.fork({ keepTransactionContext: true }) as Em, reads: em },
  };
  await seed(inside, OTHER, OTHER_TICKETS);
  await seed(inside, DEMO, DEMO_TICKETS);
  return true;
}

async function seed(bed: Seedbed, cast: Cast, demoTickets: readonly DemoTicket[]): Promise<void> {
  const stage = await setTheStage(bed, cast);
  const moments = demoTickets.flatMap((ticket, i) => momentsOf(ticket, `demo-${i + 1}`, bed.now));
  const tickets = new Map<string, string>();
  for (const { at, who, mutation, input, ticket } of moments.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at))) {
    const act = mutation === 'openTicket' ? openTicket : ACTS[mutation]!;
    const of = mutation === 'openTicket' ? {} : { ticketId: tickets.get(ticket)! };
    const done = await perform(bed, { workspaceId: stage.workspaceId, personId: stage.ids.get(who)! }, at, act as Act, {
      ...of,
      ...stage.named(input),
    });
    if (mutation === 'openTicket') tickets.set(ticket, globalId('Ticket', done['ticket']!));
    bed.stopping?.throwIfAborted();
    await giveWay(); // the embedded database answers without ever letting anybody else run
  }
}

interface Moment {
  readonly at: Instant;
  readonly who: string;
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ticket: string;
}

/** The ticket's steps, each at its moment; what would lie in the future has not happened yet. */
function momentsOf({ hoursAgo, report, steps }: DemoTicket, ticket: string, now: Instant): readonly Moment[] {
  const { by, ...input } = report;
  let at = now.subtract({ seconds: Math.round(hoursAgo * 3600) });
  const moments: Moment[] = [{ at, who: by, mutation: 'openTicket', input: { ...DEFAULTS, ...input }, ticket }];
  for (const [minutes, who, mutation, more = {}] of steps) {
    at = at.add({ minutes });
    moments.push({ at, who, mutation, input: more, ticket });
  }
  return moments.filter((moment) => Temporal.Instant.compare(moment.at, now) <= 0);
}

/** What the contract fills in for those who come through it. */
const DEFAULTS = { type: 'INCIDENT', impact: 'MEDIUM', urgency: 'MEDIUM', channel: 'API' };

interface Stage {
  readonly workspaceId: string;
  /** UUIDs of the people, by what tickets call them. */
  readonly ids: ReadonlyMap<string, string>;
  /** A step's input with the contract's ids in place of names. */
  readonly named: (input: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

async function setTheStage(bed: Seedbed, cast: Cast): Promise<Stage> {
  const { admin, ...others } = cast.players;
  const made = await createWorkspace(bed, {
    ...{ slug: cast.slug, name: cast.name, timeZone: cast.timeZone },
    admin: { name: admin!.name, email: `admin@${cast.domain}`, password: DEMO_PASSWORD },
  });
  if (isRefusal(made)) throw new Error(`The demo workspace was refused: ${JSON.stringify(made.problems)}`);
  const asAdmin = (act: Act, input: object) =>
    perform(bed, { workspaceId: made.workspaceId, personId: made.adminId }, bed.now, act, input);
  const make = async (type: NodeType, act: Act, input: object): Promise<string> =>
    globalId(type, Object.values(await asAdmin(act, input))[0]!);

  const ids = new Map([['admin', made.adminId]]);
  const organizations = new Map<string, string>();
  for (const name of cast.organizations)
    organizations.set(name, await make('Organization', createOrganization as Act, { name }));
  for (const [call, { name, role, organization, seesOrganization }] of Object.entries(others)) {
    const person = { name, role, email: `${call}@${cast.domain}`, password: DEMO_PASSWORD };
    const of = organization
      ? { organizationId: organizations.get(organization), seesOrganization: seesOrganization ?? false }
      : {};
    ids.set(call, (await asAdmin(createPerson as Act, { ...person, ...of }))['person']!);
  }
  const teams = new Map<string, string>();
  for (const name of cast.teams) teams.set(name, await make('Team', createTeam as Act, { name }));
  for (const [name, teamId] of teams) {
    const members = Object.entries(cast.players).filter(([, player]) => player.teams.includes(name));
    const positions = members.map(([call, { role }]) => ({
      personId: globalId('Person', ids.get(call)!),
      lead: role === 'LEAD',
    }));
    await asAdmin(updateTeam as Act, { teamId, members: positions });
  }
  const categories = new Map<string, string>();
  for (const [name, team] of Object.entries(cast.categories))
    categories.set(
      name,
      await make('Category', createCategory as Act, { name, teamId: teams.get(team), form: cast.forms[name] }),
    );
  const services = new Map<string, string>();
  for (const name of cast.services) services.set(name, await make('Service', createService as Act, { name }));

  await makePromises(cast, make);

  const named: Stage['named'] = ({ category, service, requester, team, ...rest }) => ({
    ...rest,
    ...(category !== undefined && { categoryId: categories.get(category as string) }),
    ...(service !== undefined && { serviceIds: [services.get(service as string)] }),
    ...(requester !== undefined && { requester: { email: `${requester as string}@${cast.domain}` } }),
    ...(team !== undefined && { teamId: teams.get(team as string) }),
  });
  return { workspaceId: made.workspaceId, ids, named };
}

const hours = (many: number) => ({ openingTime: Temporal.Duration.from({ minutes: many * 60 }) });

/** Office hours, and one policy for every ticket. */
async function makePromises(
  { hours: { from, to, holidays }, promises, timeZone }: Cast,
  make: (type: NodeType, act: Act, input: object) => Promise<string>,
): Promise<void> {
  const weekly = WEEKDAYS.slice(0, 5).map((weekday) => ({ weekday, windows: [{ from, to }] }));
  const calendarId = await make('Calendar', createCalendar as Act, {
    name: 'Office hours',
    timeZone,
    weekly,
    holidays,
  });
  const targets = Object.entries(promises).flatMap(([priority, [firstResponse, resolution]]) => [
    { priority, kind: 'FIRST_RESPONSE', length: hours(firstResponse) },
    { priority, kind: 'RESOLUTION', length: hours(resolution) },
  ]);
  const pausedBy = [{ kind: 'RESOLUTION', reasons: ['REQUESTER', 'THIRD_PARTY', 'SCHEDULED'] }];
  const warnings = [{ percentUsed: 75 }];
  await make('SlaPolicy', createSlaPolicy as Act, { name: 'Standard', calendarId, targets, pausedBy, warnings });
}

/** Runs an action as a person, at a moment; a refusal is a fault of the demo's data. */
async function perform(
  bed: Seedbed,
  { workspaceId, personId }: { readonly workspaceId: string; readonly personId: string },
  at: Instant,
  act: Act,
  input: object,
): Promise<Readonly<Record<string, string>>> {
  const viewer = await viewerOfPerson(bed.database.em(), workspaceId, personId);
  const done = await act({ ...bed, viewer, now: at, notify: () => {} }, input as never);
  if (!done.result) throw new Error(`The demo was refused: ${JSON.stringify({ input, problems: done.problems })}`);
  return done.result as Readonly<Record<string, string>>;
}

import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Known } from '../../domain/history/given.js';
import type { Incident } from '../../domain/history/incident.js';
import type { ImportedIncident } from '../../domain/history/report.js';
import { factsOfIncident, type DatedFact, type IncidentFacts } from '../../domain/history/incident-facts.js';
import { replayTicket } from '../../domain/sla/replay-ticket.js';
import { factsOf } from '../../domain/ticket/facts.js';
import { ticketNumber } from '../../domain/ticket/ticket.js';
import type { Em } from '../../persistence/database.js';
import { nextTicketCounts, type ImportingWorkspace } from '../../persistence/queries/import.js';
import { appendEvents, type NewEvent } from '../../persistence/queries/log.js';
import { promisesOf } from '../../persistence/queries/promises.js';
import { clocksOf, keepClocks, type FollowedClock } from '../../persistence/queries/ticket-clocks.js';
import { ResolutionRow, TicketRow } from '../../persistence/tables/ticket.js';
import { inTransaction } from '../../persistence/transaction.js';
import type { ImportServices } from './import-services.js';

type WritingServices = Pick<ImportServices, 'database' | 'now' | 'newId'>;

/**
 * Writes a few incidents with their resolutions and their facts, all or none: in one transaction they need a third of the statements.
 * Those that somebody else wrote meanwhile are left out.
 */
export async function writeIncidents(
  services: WritingServices,
  workspace: ImportingWorkspace,
  known: Known,
  incidents: readonly Incident[],
): Promise<readonly ImportedIncident[]> {
  try {
    return await writeTogether(services, workspace, known, incidents);
  } catch (fault) {
    if (!isAlreadyThere(fault)) throw fault;
    if (incidents.length === 1) return [];
    const written: ImportedIncident[] = [];
    for (const one of incidents) written.push(...(await writeIncidents(services, workspace, known, [one])));
    return written;
  }
}

const writeTogether = (
  { database, now, newId }: WritingServices,
  { id: workspaceId, priorityMatrix: matrix }: ImportingWorkspace,
  known: Known,
  incidents: readonly Incident[],
): Promise<readonly ImportedIncident[]> =>
  inTransaction({ database }, async (em) => {
    const last = await nextTicketCounts(em, workspaceId, 'INCIDENT', incidents.length);
    const incidentsWithFacts = incidents.map((incident, i) =>
      factsOfIncident(incident, {
        ...{ id: newId(), workspaceId, matrix, known, resolutionIds: incident.rows.map(newId) },
        ticketNumber: ticketNumber('INCIDENT', last - incidents.length + 1 + i),
      }),
    );
    await writeRows(em, incidentsWithFacts);
    await writeClocks(em, workspaceId, incidentsWithFacts, { now, newId });
    const events = incidentsWithFacts.flatMap(({ facts }) => facts).map((fact) => eventOf(fact, newId()));
    await appendEvents(em, workspaceId, events);
    return incidentsWithFacts.map((each, i) => summaryOf(incidents[i]!, each));
  });

async function writeRows(em: Em, incidentsWithFacts: readonly IncidentFacts[]): Promise<void> {
  for (const { ticket } of incidentsWithFacts) em.create(TicketRow, { ...ticket, version: 1 } as never);
  await em.flush(); // what hangs on a ticket needs it to be there
  for (const { ticket, resolutions } of incidentsWithFacts)
    for (const resolution of resolutions) {
      const { id: ticketId, workspaceId } = ticket;
      em.create(ResolutionRow, { ...resolution, ticketId, workspaceId, advice: null });
    }
  await em.flush();
}

/** What is promised today is measured on what happened then, so that the figures of the old desk can be compared. */
async function writeClocks(
  em: Em,
  workspaceId: string,
  incidentsWithFacts: readonly IncidentFacts[],
  { now, newId }: Pick<WritingServices, 'now' | 'newId'>,
): Promise<void> {
  const { slaVersion } = await clocksOf(em, workspaceId, []);
  const promises = await promisesOf(em, workspaceId, slaVersion);
  const clocks = incidentsWithFacts.map(({ ticket: { id: ticketId }, facts }): FollowedClock => {
    const { clock, nextAt } = replayTicket(facts, { promises, now, newId });
    return { ticketId, ...clock, timers: { SLA: nextAt } };
  });
  await keepClocks(em, workspaceId, clocks);
}

const eventOf = ({ fact, at, actorId, ticket }: DatedFact, id: string): NewEvent => ({
  ...{ id, at, actorId, ticketId: ticket.id, ticketFacts: factsOf(ticket) },
  ...fact,
});

const summaryOf = ({ number, rows }: Incident, { ticket, facts, adaptations }: IncidentFacts): ImportedIncident => ({
  ...{ number, rows: rows.length, facts: facts.length, status: ticket.status, reopenings: ticket.cycle - 1 },
  ...{ hasTeam: ticket.teamId !== null, hasAssignee: ticket.assigneeId !== null, adaptations },
});

/** Two imports at the same moment meet at the external id. */
const isAlreadyThere = (fault: unknown): boolean =>
  fault instanceof UniqueConstraintViolationException &&
  (fault as { constraint?: string }).constraint === 'ticket_external_id';

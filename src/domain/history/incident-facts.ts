/** Decides what an incident of the log is at this desk: its facts, in order, and what they come to. */

import { isBefore, type Instant } from '../instant.js';
import { publicFact, type TicketFact } from '../ticket/events.js';
import { adaptationsOf, type Adaptation } from './adaptations.js';
import { idOf, type Given, type NewTicket, type Turn } from './given.js';
import type { Incident } from './incident.js';
import { codeOf } from './names.js';
import { openedTicket } from './opened.js';
import { stagesOf } from './stages.js';
import { STEPS } from './steps.js';
import { NO_CODE, RESOLUTION_NOTES } from './words.js';

/** One fact with its own time, and the ticket as it was right after it. */
export interface DatedFact {
  readonly fact: TicketFact;
  readonly at: Instant;
  /** Null where the log does not say who. */
  readonly actorId: string | null;
  readonly ticket: NewTicket;
}

/** How one cycle ended. */
export interface ResolutionOfFacts {
  readonly id: string;
  readonly cycle: number;
  readonly code: string;
  readonly notes: string;
  readonly resolvedById: string;
  readonly resolvedAt: Instant;
}

/** What an incident comes to. */
export interface IncidentFacts {
  readonly ticket: NewTicket;
  readonly facts: readonly DatedFact[];
  /** One for each cycle that ended, first cycle first. */
  readonly resolutions: readonly ResolutionOfFacts[];
  readonly adaptations: readonly Adaptation[];
}

/** Tells an incident from its lines. */
export function factsOfIncident(incident: Incident, given: Given): IncidentFacts {
  const stages = stagesOf(incident);
  const facts = [opening(openedTicket(incident, given))];
  let ticket = facts[0]!.ticket;
  for (const stage of stages) {
    // Nothing happens to a ticket before it is there.
    const at = isBefore(stage.row.updatedAt, ticket.openedAt) ? ticket.openedAt : stage.row.updatedAt;
    const turnFacts = factsOfTurn(ticket, { stage, stages, given, at });
    facts.push(...turnFacts);
    ticket = { ...(turnFacts.at(-1)?.ticket ?? ticket), updatedAt: at };
  }
  const resolutions = resolutionsOf(facts, incident, given);
  return { ticket, facts, resolutions, adaptations: adaptationsOf(incident, stages, ticket) };
}

function opening(ticket: NewTicket): DatedFact {
  const { subject, priority, channel, openedAt, openedById } = ticket;
  const fact = publicFact('TicketOpened', null, { subject, priority, channel });
  return { fact, at: openedAt, actorId: openedById, ticket };
}

function factsOfTurn(before: NewTicket, turn: Turn): readonly DatedFact[] {
  const { at, stage, given } = turn;
  const actorId = idOf(given.known.people, stage.row.updater);
  const facts: DatedFact[] = [];
  for (const take of STEPS) {
    const ticket = facts.at(-1)?.ticket ?? before;
    const step = take(ticket, turn);
    if (step) facts.push({ fact: step.fact, at, actorId, ticket: { ...ticket, ...step.change, updatedAt: at } });
  }
  return facts;
}

/** The log says how it ended in the end, and who ended it; of earlier cycles it knows only when, and who wrote it down. */
function resolutionsOf(facts: readonly DatedFact[], incident: Incident, given: Given): readonly ResolutionOfFacts[] {
  const resolving = facts.filter(({ fact }) => fact.type === 'TicketStatusChanged' && fact.after.resolutionId !== null);
  const lastOfCycle = new Map(resolving.map((each) => [each.ticket.cycle, each]));
  const { closedCode, resolver } = incident.rows.at(-1)!;
  return [...lastOfCycle.values()].map(({ ticket, actorId }, i, all) => {
    const last = i === all.length - 1;
    return {
      ...{ id: given.resolutionIds[ticket.cycle - 1]!, cycle: ticket.cycle, notes: RESOLUTION_NOTES },
      code: last ? codeOf(closedCode) : NO_CODE,
      resolvedById: (last ? idOf(given.known.people, resolver) : null) ?? actorId ?? ticket.openedById,
      resolvedAt: ticket.resolvedAt!,
    };
  });
}

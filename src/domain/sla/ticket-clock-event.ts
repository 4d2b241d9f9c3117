/** Decides what the SLA clock hears of a fact in a ticket's log. */

import { isStaff, type Actor } from '../access/roles.js';
import type { TicketFact as LoggedFact, TicketFactType } from '../ticket/events.js';
import type { Ticket } from '../ticket/ticket.js';
import type { TicketFact } from './ticket-facts.js';
import type { Instant } from './time.js';

/** Facts that others follow: those that start, stop or pause a clock, that policies can filter by, that answer a question. */
export const FOLLOWED: ReadonlySet<TicketFactType> = new Set([
  'TicketOpened',
  'TicketEdited',
  'TicketPriorityChanged',
  'TicketStatusChanged',
  'TicketAssigned',
  'EntryAdded',
  'EntryVisibilityChanged',
  'InformationAnswered',
]);

/** A side of the conversation. */
export type Speaker = 'REQUESTER' | 'AGENT';

/** On whose side of the conversation somebody speaks: an agent who reports a ticket is its requester. */
export const speakerOf = (actor: Pick<Actor, 'id' | 'role'>, { requesterId }: Pick<Ticket, 'requesterId'>): Speaker =>
  isStaff(actor) && actor.id !== requesterId ? 'AGENT' : 'REQUESTER';

/** What the clock hears when `fact` happens to a ticket at `at`, done by somebody who speaks as `speaker`. Null when it is not concerned. */
export function clockEventOf(
  fact: LoggedFact,
  { requesterId }: Pick<Ticket, 'requesterId'>,
  speaker: Speaker,
  at: Instant,
): TicketFact | null {
  switch (fact.type) {
    case 'TicketOpened':
      return { kind: 'TicketOpened', at };
    case 'TicketStatusChanged':
      return { kind: 'TicketStatusChanged', at, to: fact.after.status, waitingReason: fact.after.waitingReason };
    case 'TicketAssigned':
      return fact.before.teamId === fact.after.teamId ? null : { kind: 'TeamAssigned', at, teamId: fact.after.teamId };
    case 'EntryAdded':
      // A note starts and stops nothing.
      return fact.after.visibility === 'PUBLIC' ? { kind: 'EntryAdded', at, author: speaker, isPublic: true } : null;
    case 'EntryVisibilityChanged':
      // Turned public, a note tells the requester something from then on; unless they wrote it themself, as an agent.
      return fact.after.visibility === 'PUBLIC'
        ? {
            kind: 'EntryAdded',
            at,
            author: fact.after.authorId === requesterId ? 'REQUESTER' : 'AGENT',
            isPublic: true,
          }
        : null;
    default:
      return null;
  }
}

/** The history with what was heard. Of several messages of the requester in a row only the first can matter. */
export const withClockEvent = (facts: readonly TicketFact[], clockEvent: TicketFact | null): readonly TicketFact[] =>
  clockEvent === null || (isRequesters(clockEvent) && isRequesters(facts.at(-1))) ? facts : [...facts, clockEvent];

const isRequesters = (fact: TicketFact | undefined): boolean =>
  fact?.kind === 'EntryAdded' && fact.author === 'REQUESTER';

/** Decides what an incident of the log was when it was opened. */

import { derivePriority } from '../ticket/priority.js';
import { SUBJECT } from '../ticket/details.js';
import { EMPTY_DETAILS } from '../ticket/ticket.js';
import { idOf, type Given, type NewTicket } from './given.js';
import type { Incident } from './incident.js';
import { UNKNOWN_CALLER } from './names.js';
import { overrideOf } from './steps.js';

/** The ticket as it was opened: NEW, in no queue, and otherwise as its first line has it. */
export function openedTicket({ number, rows }: Incident, given: Given): NewTicket {
  const [first] = rows;
  const { openedAt, impact, urgency } = first;
  const requesterId = given.known.people.get(first.caller ?? UNKNOWN_CALLER)!;
  const openedById = idOf(given.known.people, first.opener) ?? requesterId;
  const derivedPriority = derivePriority(given.matrix, impact, urgency);
  return {
    ...EMPTY_DETAILS,
    ...{ id: given.id, workspaceId: given.workspaceId, number: given.ticketNumber, externalId: number },
    ...{ type: 'INCIDENT', status: 'NEW', waitingReason: null, waitingUntil: null, cycle: 1, followUpOfId: null },
    ...{ subject: subjectOf(number, rows.at(-1)!.about) },
    ...{ categoryId: idOf(given.known.categories, first.category) },
    ...{ impact, urgency, derivedPriority, ...overrideOf(first.priority, derivedPriority, openedById, openedAt) },
    ...{
      requesterId,
      openedById,
      organizationId: null,
      channel: first.channel ?? 'API',
      teamId: null,
      assigneeId: null,
    },
    ...{ openedAt, updatedAt: openedAt, firstRespondedAt: null, resolvedAt: null, closedAt: null },
  };
}

/** The log has no subject: what it is about stands in, as it was known in the end. */
function subjectOf(number: string, about: readonly string[]): string {
  const text = about
    .join(', ')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .normalize('NFC');
  return [...(text || `Incident ${number}`)].slice(0, SUBJECT.max).join('').trim();
}

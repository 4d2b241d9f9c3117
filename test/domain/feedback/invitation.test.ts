import { describe, expect, test } from 'vitest';
import {
  invitationDueAt,
  invited,
  NOT_INVITED,
  reasonNotToInvite,
  type InvitationFacts,
  type NotInvited,
} from '../../../src/domain/feedback/invitation.js';
import { linkClaims, opensRating, type KeptInvitation } from '../../../src/domain/feedback/link.js';
import { durationOf } from '../../../src/domain/instant.js';
import type { Ticket } from '../../../src/domain/ticket/ticket.js';
import { aram, aTicket, at, mina } from '../../support/builders.js';

const inviting = { delay: durationOf('PT1H'), interval: durationOf('P3D') };
const twoDays = durationOf('P2D');
const now = at('Wed 10:00');
const resolved = aTicket({ status: 'RESOLVED', cycle: 2, resolvedAt: at('Wed 09:00') });
const facts: InvitationFacts = {
  ...{ cycle: 2, requesterIsActive: true, resolvedById: aram.id, isRated: false, isInvited: false },
  lastInvitedAt: null,
};
const reason = (ticket: Partial<Ticket>, said: Partial<InvitationFacts>) =>
  reasonNotToInvite({ ...resolved, ...ticket }, { ...facts, ...said }, inviting, twoDays, now);

describe('an invitation', () => {
  test('is due a delay after the resolution, where the workspace invites at all', () => {
    expect(invitationDueAt(at('Wed 09:00'), inviting)).toEqual(at('Wed 10:00'));
    expect(invitationDueAt(at('Wed 09:00'), { ...inviting, delay: null })).toBeNull();
  });

  const closed = { status: 'CLOSED' } as const;
  const cases: readonly (readonly [NotInvited | null, string, Partial<Ticket>, Partial<InvitationFacts>])[] = [
    [null, 'was resolved', {}, {}],
    [null, 'was resolved by the desk itself', {}, { resolvedById: null }],
    [null, 'was closed meanwhile', { ...closed, closedAt: at('Wed 09:30') }, {}],
    [null, 'can be rated until this moment', { ...closed, closedAt: at('Mon 10:00') }, {}],
    ['TOO_LATE', 'could be rated until just now', { ...closed, closedAt: at('Mon 09:59:59.999') }, {}],
    ['ANOTHER_CYCLE', 'was reopened and resolved again', { cycle: 3 }, {}],
    ['NOT_RESOLVED', 'is being worked', { status: 'OPEN' }, {}],
    ['NOT_RESOLVED', 'was cancelled', { status: 'CANCELLED' }, {}],
    ['ALREADY_INVITED', 'brought an invitation already', {}, { isInvited: true }],
    ['ALREADY_RATED', 'was rated unasked', {}, { isRated: true }],
    ['REQUESTER_GONE', 'is of somebody who left', {}, { requesterIsActive: false }],
    ['RESOLVED_IT_THEMSELVES', 'was resolved by its requester', {}, { resolvedById: mina.id }],
    [null, 'comes exactly an interval after the last', {}, { lastInvitedAt: at('Sun 10:00').subtract({ hours: 168 }) }],
    ['INVITED_LATELY', 'comes a moment sooner', {}, { lastInvitedAt: at('Sun 10:00:00.001').subtract({ hours: 168 }) }],
  ];

  test.each(cases)('END-08 %s: for a resolution that %s', (expected, _, ticket, said) => {
    expect(reason(ticket, said)).toBe(expected);
  });

  test('every reason not to invite has a case here', () => {
    expect(new Set(cases.flatMap(([each]) => each ?? []))).toEqual(new Set(NOT_INVITED));
  });

  test('is told as a fact of its cycle', () => {
    expect(invited('invitation', 2)).toEqual({
      type: 'FeedbackInvited',
      audience: 'PUBLIC',
      before: null,
      after: { invitationId: 'invitation', cycle: 2 },
    });
  });
});

describe('the link of an invitation', () => {
  const claims = linkClaims('invitation', resolved, now);
  const kept: KeptInvitation = { id: 'invitation', ticketId: 'ticket', cycle: 2, revokedAt: null };
  const opens = (
    said: Partial<typeof claims> = {},
    ticket: Partial<Ticket> = {},
    invitation: KeptInvitation | null = kept,
    when = now,
  ) => opensRating({ ...claims, ...said }, invitation, { ...resolved, ...ticket }, twoDays, when);

  test('says which cycle of which ticket it is for, until when, and nobody to sign in as', () => {
    expect(claims).toEqual({
      invitationId: 'invitation',
      workspaceId: 'acme',
      ticketId: 'ticket',
      cycle: 2,
      expiresAt: Temporal.Instant.from('2026-06-02T10:00:00Z'),
    });
  });

  test('opens the rating of a resolution, also once it is closed', () => {
    expect(opens()).toBe(true);
    expect(opens({}, { status: 'CLOSED', closedAt: at('Mon 10:00') })).toBe(true);
  });

  const nothing: readonly (readonly [string, boolean])[] = [
    ['it has expired', opens({ expiresAt: now })],
    ['it is for another ticket', opens({ ticketId: 'other' })],
    ['it is for another workspace', opens({ workspaceId: 'globex' })],
    ['it is for another cycle', opens({ cycle: 1 })],
    ['it names another invitation', opens({ invitationId: 'other' })],
    ['its invitation is not kept', opens({}, {}, null)],
    ['its invitation is for another ticket', opens({}, {}, { ...kept, ticketId: 'other' })],
    ['its invitation is for another cycle', opens({}, {}, { ...kept, cycle: 1 })],
    ['its invitation was revoked', opens({}, {}, { ...kept, revokedAt: now })],
    ['the ticket was reopened', opens({}, { status: 'OPEN', cycle: 3 })],
    ['the ticket is in a later cycle', opens({}, { cycle: 3 })],
    ['the ticket is another', opens({}, { id: 'other' })],
    ['the ticket is of another workspace', opens({}, { workspaceId: 'globex' })],
    ['the ticket is worked', opens({}, { status: 'OPEN' })],
    ['the rating is final', opens({}, { status: 'CLOSED', closedAt: at('Mon 09:59') })],
  ];

  test.each(nothing)('END-09 opens nothing when %s', (_, opened) => expect(opened).toBe(false));
});

import { linkClaims, type LinkClaims } from '../../domain/feedback/link.js';
import type { Instant } from '../../domain/instant.js';
import type { Tokens } from '../../integrations/tokens.js';
import type { Database } from '../../persistence/database.js';
import { viewerOfPerson } from '../../persistence/queries/viewer.js';
import { FeedbackInvitationRow, TicketRow } from '../../persistence/tables/ticket.js';
import type { Done, ActionServices } from '../action.js';
import { submitFeedback } from '../ticket/rate-ticket.js';

/** What a link needs: nobody is signed in. */
export interface LinkServices extends Pick<ActionServices, 'newId' | 'notify' | 'now'> {
  readonly database: Database;
  readonly tokens: Pick<Tokens, 'signLink' | 'verifyLink'>;
}

/** A rating by whoever holds a link. */
export interface FeedbackByLink {
  readonly token: string;
  readonly rating: number;
  readonly comment?: string | null;
  readonly reasons?: readonly string[] | null;
  readonly idempotencyKey?: string | null;
}

/** Rates in the name of the requester whom the link's invitation was for; a token that doesn't hold is answered like one that never was. */
export async function submitByLink(
  { database, tokens, newId, notify, now }: LinkServices,
  { token, ...input }: FeedbackByLink,
): Promise<Done<object> | null> {
  const claims = token.length > 2000 ? null : await tokens.verifyLink(token, now);
  if (!claims) return null;
  const { workspaceId, invitationId: id } = claims;
  const invitation = await database.em().findOne(FeedbackInvitationRow, { workspaceId, id });
  if (!invitation) return null;
  const viewer = await viewerOfPerson(database.em(), workspaceId, invitation.personId);
  return submitFeedback({ database, newId, notify, now, viewer }, { ...input, claims });
}

/** The token of an invitation; null when the requester was not invited. */
export async function linkOf(
  { database, tokens }: Pick<LinkServices, 'database' | 'tokens'>,
  workspaceId: string,
  invitationId: string,
): Promise<string | null> {
  const em = database.em();
  const invitation = await em.findOne(FeedbackInvitationRow, { workspaceId, id: invitationId });
  if (!invitation?.invitedAt) return null;
  const ticket = await em.findOneOrFail(TicketRow, { workspaceId, id: invitation.ticketId });
  return tokens.signLink(claimsOf(invitation.id, { ...ticket, cycle: invitation.cycle }, invitation.invitedAt));
}

const claimsOf = (id: string, ticket: Pick<TicketRow, 'workspaceId' | 'id' | 'cycle'>, at: Instant): LinkClaims =>
  linkClaims(id, ticket, at);

import { checkText } from '../../domain/bounds.js';
import { isRefusal, type Refusal } from '../../domain/refusal.js';
import {
  decideEntryEdit,
  decideNote,
  decideReply,
  decideVisibility,
  ENTRY_TEXT,
} from '../../domain/ticket/conversation.js';
import { publicFact, type Visibility } from '../../domain/ticket/events.js';
import { entryForUpdate, ticketForUpdate, type OfTicket } from '../../persistence/queries/find.js';
import { PersonRow } from '../../persistence/tables/desk.js';
import { EntryRow, TicketRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { apply } from './apply.js';
import { openFrom } from './open-ticket.js';

interface Said extends OfTicket, Keyed {
  readonly text: string;
}

interface SaidResult {
  readonly ticket: string;
  readonly entry: string;
}

/** Somebody answers in public. */
export const replyToTicket = action(
  'replyToTicket',
  async (context: ActionContext, input: Said): Promise<SaidResult | Refusal> => {
    const { em, actor, desk, now, newId } = context;
    const ticket = await ticketForUpdate(em, input, actor);
    if (isRefusal(ticket)) return ticket;
    const text = checkText(['text'], input.text, ENTRY_TEXT);
    if (isRefusal(text)) return text;
    const entryId = newId();
    const decision = decideReply(ticket, entryId, actor, desk.reopenWindow, now);
    if (isRefusal(decision)) return decision;
    if (decision.kind === 'FollowUp') return openFollowUp(context, ticket, entryId, text);
    apply(context, ticket, decision);
    addEntry(context, ticket, entryId, 'PUBLIC', text);
    return { ticket: ticket.id, entry: entryId };
  },
);

/** An agent leaves a note for the others. */
export const addNote = action('addNote', async (context: ActionContext, input: Said): Promise<SaidResult | Refusal> => {
  const ticket = await ticketForUpdate(context.em, input, context.actor);
  if (isRefusal(ticket)) return ticket;
  const text = checkText(['text'], input.text, ENTRY_TEXT);
  if (isRefusal(text)) return text;
  const entryId = context.newId();
  const fact = decideNote(entryId, context.actor);
  if (isRefusal(fact)) return fact;
  apply(context, ticket, { change: {}, facts: [fact] });
  addEntry(context, ticket, entryId, 'INTERNAL', text);
  return { ticket: ticket.id, entry: entryId };
});

interface OfEntry extends Keyed {
  readonly entryId: string;
  readonly expectedVersion?: number | null;
}

/** Somebody changes what they wrote. */
export const editEntry = action(
  'editEntry',
  async (context: ActionContext, input: OfEntry & { readonly text: string }): Promise<{ entry: string } | Refusal> => {
    const found = await entryForUpdate(context.em, input, context.actor);
    if (isRefusal(found)) return found;
    const text = checkText(['text'], input.text, ENTRY_TEXT);
    if (isRefusal(text)) return text;
    const { entry, ticket } = found;
    const fact = decideEntryEdit(entry, text, context.actor);
    if (isRefusal(fact)) return fact;
    if (fact) Object.assign(entry, { text, editedAt: context.now });
    apply(context, ticket, { change: {}, facts: fact ? [fact] : [] });
    return { entry: entry.id };
  },
);

/** A note becomes a reply, or a reply a note. */
export const setEntryVisibility = action(
  'setEntryVisibility',
  async (
    context: ActionContext,
    input: OfEntry & { readonly visibility: Visibility },
  ): Promise<{ entry: string } | Refusal> => {
    const found = await entryForUpdate(context.em, input, context.actor);
    if (isRefusal(found)) return found;
    const { entry, ticket } = found;
    const author = await context.em.findOneOrFail(PersonRow, { workspaceId: entry.workspaceId, id: entry.authorId });
    const fact = decideVisibility(entry, author.role, input.visibility, context.actor);
    if (isRefusal(fact)) return fact;
    if (fact) entry.visibility = input.visibility;
    apply(context, ticket, { change: {}, facts: fact ? [fact] : [] });
    return { entry: entry.id };
  },
);

/** The reply stands on a new ticket that continues the old one. */
async function openFollowUp(
  context: ActionContext,
  old: TicketRow,
  entryId: string,
  text: string,
): Promise<SaidResult | Refusal> {
  const { workspaceId } = old;
  const requester = await context.em.findOneOrFail(PersonRow, { workspaceId, id: old.requesterId });
  const { type, subject, categoryId, serviceIds, impact, urgency } = old;
  const opened = await openFrom(context, {
    ...{ details: { type, subject, categoryId, serviceIds }, impact, urgency, channel: 'API', requester },
    ...{ chosenTeamId: undefined, categoryTeamId: old.teamId, followUpOfId: old.id },
  });
  if (isRefusal(opened)) return opened;
  const ticket = await context.em.findOneOrFail(TicketRow, { workspaceId, id: opened.ticket });
  await context.em.flush(); // the entry needs its ticket to be there
  context.record(ticket, publicFact('EntryAdded', null, { entryId, visibility: 'PUBLIC' }));
  addEntry(context, ticket, entryId, 'PUBLIC', text);
  apply(context, old, { change: {}, facts: [publicFact('FollowUpOpened', null, { ticketId: ticket.id })] });
  return { ticket: ticket.id, entry: entryId };
}

function addEntry(
  { em, actor, now }: ActionContext,
  ticket: TicketRow,
  id: string,
  visibility: Visibility,
  text: string,
): void {
  const { id: ticketId, workspaceId } = ticket;
  em.create(EntryRow, {
    id,
    workspaceId,
    ticketId,
    authorId: actor.id,
    visibility,
    text,
    createdAt: now,
    editedAt: null,
    version: 1,
  });
}

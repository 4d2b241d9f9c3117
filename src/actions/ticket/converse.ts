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
import type { Scene } from '../scene.js';
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
  async (scene: Scene, input: Said): Promise<SaidResult | Refusal> => {
    const { em, actor, desk, now, newId } = scene;
    const ticket = await ticketForUpdate(em, input, actor);
    if (isRefusal(ticket)) return ticket;
    const text = checkText(['text'], input.text, ENTRY_TEXT);
    if (isRefusal(text)) return text;
    const entryId = newId();
    const decision = decideReply(ticket, entryId, actor, desk.reopenWindow, now);
    if (isRefusal(decision)) return decision;
    if (decision.kind === 'FollowUp') return openFollowUp(scene, ticket, entryId, text);
    apply(scene, ticket, decision);
    addEntry(scene, ticket, entryId, 'PUBLIC', text);
    return { ticket: ticket.id, entry: entryId };
  },
);

/** An agent leaves a note for the others. */
export const addNote = action('addNote', async (scene: Scene, input: Said): Promise<SaidResult | Refusal> => {
  const ticket = await ticketForUpdate(scene.em, input, scene.actor);
  if (isRefusal(ticket)) return ticket;
  const text = checkText(['text'], input.text, ENTRY_TEXT);
  if (isRefusal(text)) return text;
  const entryId = scene.newId();
  const fact = decideNote(entryId, scene.actor);
  if (isRefusal(fact)) return fact;
  apply(scene, ticket, { change: {}, facts: [fact] });
  addEntry(scene, ticket, entryId, 'INTERNAL', text);
  return { ticket: ticket.id, entry: entryId };
});

interface OfEntry extends Keyed {
  readonly entryId: string;
  readonly expectedVersion?: number | null;
}

/** Somebody changes what they wrote. */
export const editEntry = action(
  'editEntry',
  async (scene: Scene, input: OfEntry & { readonly text: string }): Promise<{ entry: string } | Refusal> => {
    const found = await entryForUpdate(scene.em, input, scene.actor);
    if (isRefusal(found)) return found;
    const text = checkText(['text'], input.text, ENTRY_TEXT);
    if (isRefusal(text)) return text;
    const { entry, ticket } = found;
    const fact = decideEntryEdit(entry, text, scene.actor);
    if (isRefusal(fact)) return fact;
    if (fact) Object.assign(entry, { text, editedAt: scene.now });
    apply(scene, ticket, { change: {}, facts: fact ? [fact] : [] });
    return { entry: entry.id };
  },
);

/** A note becomes a reply, or a reply a note. */
export const setEntryVisibility = action(
  'setEntryVisibility',
  async (scene: Scene, input: OfEntry & { readonly visibility: Visibility }): Promise<{ entry: string } | Refusal> => {
    const found = await entryForUpdate(scene.em, input, scene.actor);
    if (isRefusal(found)) return found;
    const { entry, ticket } = found;
    const author = await scene.em.findOneOrFail(PersonRow, { id: entry.authorId });
    const fact = decideVisibility(entry, author.role, input.visibility, scene.actor);
    if (isRefusal(fact)) return fact;
    if (fact) entry.visibility = input.visibility;
    apply(scene, ticket, { change: {}, facts: fact ? [fact] : [] });
    return { entry: entry.id };
  },
);

/** The reply stands on a new ticket that continues the old one. */
async function openFollowUp(
  scene: Scene,
  old: TicketRow,
  entryId: string,
  text: string,
): Promise<SaidResult | Refusal> {
  const requester = await scene.em.findOneOrFail(PersonRow, { id: old.requesterId });
  const { type, subject, categoryId, serviceIds, impact, urgency } = old;
  const opened = await openFrom(scene, {
    ...{ details: { type, subject, categoryId, serviceIds }, impact, urgency, channel: 'API', requester },
    ...{ chosenTeamId: undefined, categoryTeamId: old.teamId, followUpOfId: old.id },
  });
  if (isRefusal(opened)) return opened;
  const ticket = await scene.em.findOneOrFail(TicketRow, { id: opened.ticket });
  await scene.em.flush(); // the entry needs its ticket to be there
  scene.record(ticket, publicFact('EntryAdded', null, { entryId, visibility: 'PUBLIC' }));
  addEntry(scene, ticket, entryId, 'PUBLIC', text);
  apply(scene, old, { change: {}, facts: [publicFact('FollowUpOpened', null, { ticketId: ticket.id })] });
  return { ticket: ticket.id, entry: entryId };
}

function addEntry(
  { em, actor, now }: Scene,
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

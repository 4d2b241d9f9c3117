/** Decides who may do what: one table that people can read. */

import { notAllowed, type Problem } from '../refusal.js';
import { isAtLeast, rolesFrom, type Actor, type Role } from './roles.js';

interface Permission {
  /** The least role that may. Null: no role may by itself. */
  readonly least: Role | null;
  /** Whether the ticket's requester, or the entry's author, may too. */
  readonly own?: true;
  /** Completes "You may not …". */
  readonly doing: string;
}

/** Every thing an actor can do, and from which role on. */
export const PERMISSIONS = {
  openTicket: { least: 'REQUESTER', doing: 'open tickets' },
  openTicketForOthers: { least: 'AGENT', doing: 'open tickets for somebody else' },
  openTicketIntoTeam: { least: 'AGENT', doing: 'choose the team of a new ticket' },
  giveExternalId: { least: 'AGENT', doing: 'give an external id' },
  openInternalType: { least: 'AGENT', doing: 'open a PROBLEM or a CHANGE' },
  editTicket: { least: 'AGENT', doing: 'edit this ticket' },
  editOwnNewTicket: { least: 'AGENT', own: true, doing: 'edit this ticket' },
  changePriority: { least: 'AGENT', doing: 'change a priority' },
  claimTicket: { least: 'AGENT', doing: 'take tickets' },
  assignInOwnTeam: { least: 'AGENT', doing: 'assign tickets' },
  assignAnywhere: { least: 'LEAD', doing: 'assign tickets outside your own teams' },
  releaseOthersTicket: { least: 'LEAD', doing: "give back somebody else's ticket" },
  handOverTicket: { least: 'AGENT', doing: 'hand tickets over' },
  startTicket: { least: 'AGENT', doing: 'start tickets' },
  setTicketWaiting: { least: 'AGENT', doing: 'put tickets on hold' },
  resumeTicket: { least: 'AGENT', doing: 'resume tickets' },
  resolveTicket: { least: 'AGENT', doing: 'resolve tickets' },
  closeTicket: { least: 'AGENT', own: true, doing: 'close this ticket' },
  cancelTicket: { least: 'AGENT', own: true, doing: 'cancel this ticket' },
  reopenTicket: { least: 'AGENT', own: true, doing: 'reopen this ticket' },
  replyToTicket: { least: 'AGENT', own: true, doing: 'reply to this ticket' },
  addNote: { least: 'AGENT', doing: 'add notes' },
  editEntry: { least: 'LEAD', own: true, doing: "edit somebody else's entry" },
  setEntryVisibility: { least: 'AGENT', doing: 'change who may read an entry' },
  setOthersEntryVisibility: { least: 'LEAD', doing: "change who may read somebody else's entry" },
  rateTicket: { least: null, own: true, doing: "rate a ticket that isn't yours" },
  readFeedbackLink: { least: 'ADMIN', doing: 'hand out links that rate for the requester' },
  setPresence: { least: 'AGENT', doing: 'say whether you take work' },
  routeTicket: { least: 'AGENT', doing: 'have tickets given to agents' },
  previewAssignment: { least: 'AGENT', doing: 'see who would get a ticket' },
  askRequester: { least: 'AGENT', doing: 'ask the requester' },
  answerInformation: { least: 'AGENT', own: true, doing: 'answer for the requester' },
  addRequester: { least: 'AGENT', doing: 'add people' },
  recordOutage: { least: 'AGENT', doing: 'record outages' },
  manageWorkspace: { least: 'ADMIN', doing: 'run the workspace' },
} as const satisfies Record<string, Permission>;

/** A thing an actor can do. */
export type Doing = keyof typeof PERMISSIONS;

/** Whether the actor may do it; `ownerId` is the ticket's requester or the entry's author. */
export function may(actor: Actor, doing: Doing, ownerId: string | null = null): boolean {
  const permission: Permission = PERMISSIONS[doing];
  if (permission.own && ownerId === actor.id) return true;
  return permission.least !== null && isAtLeast(actor.role, permission.least);
}

/** Null when the actor may do it, else why not. */
export function forbids(actor: Actor, doing: Doing, ownerId: string | null = null): Problem | null {
  if (may(actor, doing, ownerId)) return null;
  const permission: Permission = PERMISSIONS[doing];
  return notAllowed(permission.doing, permission.least ? rolesFrom(permission.least) : []);
}

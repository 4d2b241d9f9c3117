/** Defines who acts at a desk: roles, in order of what they may do, and the actor of an operation. */

/** Each role may do what the ones before it may. */
export const ROLES = ['REQUESTER', 'AGENT', 'LEAD', 'ADMIN'] as const;

/** What a person may do, within their workspace. */
export type Role = (typeof ROLES)[number];

/** Who does something, as they are at this moment. */
export interface Actor {
  readonly id: string;
  readonly workspaceId: string;
  readonly role: Role;
  readonly organizationId: string | null;
  /** Whether they see every ticket of their organization. */
  readonly seesOrganization: boolean;
  /** The teams they work in. */
  readonly teamIds: readonly string[];
  /** Keys of the desk's own fields that are kept from them; none from staff. */
  readonly hiddenFields: readonly string[];
}

/** The id of the actor who is nobody: the desk itself, when it does by the clock what its rules say. No person has it. */
const NO_ONE = '00000000-0000-0000-0000-000000000000';

/** The desk itself, in one of its workspaces. */
export const systemActor = (workspaceId: string): Actor => ({
  ...{ id: NO_ONE, workspaceId, role: 'ADMIN', organizationId: null, seesOrganization: false, teamIds: [] },
  hiddenFields: [],
});

/** The person an actor is; null when the desk does something by itself. */
export const personOf = ({ id }: Pick<Actor, 'id'>): string | null => (id === NO_ONE ? null : id);

/** Whether `role` is `least` or more. */
export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least);

/** `least` and every role above it. */
export const rolesFrom = (least: Role): readonly Role[] => ROLES.slice(ROLES.indexOf(least));

/** Whether they work tickets, not only report them. */
export const isStaff = (actor: Pick<Actor, 'role'>): boolean => isAtLeast(actor.role, 'AGENT');

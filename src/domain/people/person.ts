/** Decides who may be added to a workspace, and what may be changed of a person. */

import { forbids } from '../access/permissions.js';
import { isStaff, type Actor, type Role } from '../access/roles.js';
import { checkLine, checkOptional, EXTERNAL_ID, NAME, problemsOf, type Bounds } from '../bounds.js';
import { invalid, refuse, type Path, type Problem, type Refusal } from '../refusal.js';

/** Somebody of the workspace. */
export interface Person {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly role: Role;
  readonly organizationId: string | null;
  readonly seesOrganization: boolean;
  readonly active: boolean;
}

/** Long enough that guessing is hopeless; bounded because hashing costs. */
export const PASSWORD: Bounds = { min: 12, max: 200 };

/** An e-mail address as the desk keeps it: in lower case. */
export function checkEmail(field: Path, value: string): string | Refusal {
  const email = value.trim().toLowerCase();
  const fits = email.length <= 254 && EMAIL.test(email);
  return fits ? email : refuse(invalid(field, 'an e-mail address of at most 254 characters'));
}

// What HTML's `<input type="email">` accepts, with at least one dot or `localhost`-like single label allowed as it is there.
const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** What a client gives: absent is untouched, null clears. The organization is looked up by the caller. */
export interface PersonInput {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly externalId?: string | null;
  readonly role?: Role | null;
  readonly seesOrganization?: boolean | null;
  readonly active?: boolean | null;
  readonly password?: string | null;
}

/** New values for a person; the password is kept apart, because it is hashed. */
export type PersonChange = Partial<Omit<Person, 'id' | 'workspaceId'>>;

/** Checks what was given; all faults are told at once. */
export function checkPerson(input: PersonInput): PersonChange | Refusal {
  const { name, email, externalId, role, seesOrganization, active, password } = input;
  const answers = {
    name: name === undefined ? undefined : checkLine(['name'], name ?? '', NAME),
    email: typeof email === 'string' ? checkEmail(['email'], email) : email,
    externalId:
      externalId === undefined ? undefined : checkOptional(['externalId'], externalId, EXTERNAL_ID, checkLine),
    role: role === null ? refuse(invalid(['role'], 'a role; it can not be cleared')) : role,
    seesOrganization:
      seesOrganization === null ? refuse(invalid(['seesOrganization'], 'true or false')) : seesOrganization,
    active: active === null ? refuse(invalid(['active'], 'true or false')) : active,
  };
  const problems = [...problemsOf(...Object.values(answers)), ...passwordProblems(password)];
  if (problems.length) return refuse(...problems);
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as PersonChange;
}

/** Why this is no password for this desk. Null and undefined are none at all. */
export function passwordProblems(password: string | null | undefined): readonly Problem[] {
  if (password === null || password === undefined) return [];
  const { min, max } = PASSWORD;
  return password.length < min || password.length > max || !password.isWellFormed()
    ? [invalid(['password'], `${min} to ${max} characters`)]
    : [];
}

/** Why the actor may not add such a person; none when they may. */
export function addingProblems(
  person: PersonChange,
  password: string | null | undefined,
  actor: Actor,
): readonly Problem[] {
  const plainRequester = person.role === 'REQUESTER' && !password;
  const forbidden = forbids(actor, plainRequester ? 'addRequester' : 'manageWorkspace');
  return [...(forbidden ? [forbidden] : []), ...shapeProblems(person)];
}

/** Why the actor may not change the person into this; none when they may. `otherAdmins` counts active admins besides the person. */
export function changingProblems(
  person: Person,
  change: PersonChange,
  otherAdmins: number,
  actor: Actor,
): readonly Problem[] {
  const forbidden = forbids(actor, 'manageWorkspace');
  if (forbidden) return [forbidden];
  const next = { ...person, ...change };
  const wasAdmin = person.role === 'ADMIN' && person.active;
  const isAdmin = next.role === 'ADMIN' && next.active;
  const last = wasAdmin && !isAdmin && otherAdmins === 0;
  return [
    ...(last ? [invalid([next.active ? 'role' : 'active'], "left as it is: this is the workspace's last admin")] : []),
    ...shapeProblems(next),
  ];
}

function shapeProblems({ role, organizationId, seesOrganization }: PersonChange): readonly Problem[] {
  const problems: Problem[] = [];
  if (organizationId && role && isStaff({ role }))
    problems.push(invalid(['organizationId'], 'absent for those who work tickets'));
  if (seesOrganization && !organizationId)
    problems.push(invalid(['seesOrganization'], 'false for somebody without an organization'));
  return problems;
}

import { checkLine, NAME, problemsOf } from '../../domain/bounds.js';
import { isTimeZone, type Instant } from '../../domain/instant.js';
import { checkEmail, passwordProblems } from '../../domain/people/person.js';
import { alreadyExists, invalid, isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { DEFAULT_PRIORITY_MATRIX } from '../../domain/ticket/priority.js';
import { DEFAULT_FEEDBACK_WINDOW, DEFAULT_REOPEN_WINDOW, isSlug } from '../../domain/workspace/workspace.js';
import { hashPassword } from '../../integrations/passwords.js';
import type { Database } from '../../persistence/database.js';
import { appendEvents, startLog } from '../../persistence/queries/log.js';
import { PersonRow, WorkspaceRow } from '../../persistence/tables/desk.js';
import { inTransaction } from '../../persistence/transaction.js';

/** A new desk and who runs it. */
export interface NewWorkspace {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly admin: { readonly name: string; readonly email: string; readonly password: string };
}

/** The operator makes a workspace and its first admin. It has no actor, because nobody is in it yet. */
export async function createWorkspace(
  { database, now, newId }: { readonly database: Database; readonly now: Instant; readonly newId: () => string },
  input: NewWorkspace,
): Promise<{ readonly workspaceId: string; readonly adminId: string } | Refusal> {
  const checked = check(input);
  if (isRefusal(checked)) return checked;
  const passwordHash = await hashPassword(input.admin.password, { urgency: 'SIGNED_IN', caller: 'the operator' });
  const ids = { workspaceId: newId(), adminId: newId() };
  return inTransaction({ database }, async (em) => {
    if (await em.findOne(WorkspaceRow, { slug: input.slug })) return refuse(alreadyExists(['slug'], 'Workspace', null));
    em.create(WorkspaceRow, {
      ...{ id: ids.workspaceId, slug: input.slug, name: checked.name, timeZone: input.timeZone },
      ...{ priorityMatrix: DEFAULT_PRIORITY_MATRIX, ownResolutionCodes: [], rules: {} },
      ...{ calendarId: null, staffFields: [] },
      ...{ reopenWindow: DEFAULT_REOPEN_WINDOW, feedbackWindow: DEFAULT_FEEDBACK_WINDOW, createdAt: now, version: 1 },
    });
    await em.flush();
    await startLog(em, ids.workspaceId);
    em.create(PersonRow, {
      ...{
        id: ids.adminId,
        workspaceId: ids.workspaceId,
        name: checked.adminName,
        email: checked.email,
        externalId: null,
      },
      ...{
        role: 'ADMIN',
        organizationId: null,
        seesOrganization: false,
        active: true,
        passwordHash,
        createdAt: now,
        version: 1,
      },
    });
    await em.flush();
    const made = { type: 'WorkspaceCreated', before: null, after: { slug: input.slug, name: checked.name } };
    await appendEvents(em, ids.workspaceId, [
      { id: newId(), ticketId: null, actorId: null, at: now, audience: 'INTERNAL', ticketFacts: null, ...made },
    ]);
    return ids;
  });
}

function check({ slug, name, timeZone, admin }: NewWorkspace) {
  const answers = {
    name: checkLine(['name'], name, NAME),
    adminName: checkLine(['admin', 'name'], admin.name, NAME),
    email: checkEmail(['admin', 'email'], admin.email),
  };
  const problems = [
    ...(isSlug(slug)
      ? []
      : [invalid(['slug'], '2 to 40 of a–z, 0–9 and hyphen, neither beginning nor ending with a hyphen')]),
    ...(isTimeZone(timeZone) ? [] : [invalid(['timeZone'], 'an IANA time zone, such as Asia/Seoul')]),
    ...problemsOf(...Object.values(answers)),
    ...passwordProblems(admin.password).map((problem) => ({ ...problem, field: ['admin', 'password'] })),
  ];
  return problems.length ? refuse(...problems) : (answers as { [K in keyof typeof answers]: string });
}

import type { EntityName } from '@mikro-orm/core';
import { forbids, type Doing } from '../../domain/access/permissions.js';
import { problemsOf } from '../../domain/bounds.js';
import { changedFrom } from '../../domain/changed.js';
import { isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { findForUpdate } from '../../persistence/queries/find.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';

/** Rows that a desk keeps: organizations, teams, categories, services, calendars, outages. */
interface DeskRow {
  id: string;
  workspaceId: string;
  version: number;
}

/** How one kind of object that the desk keeps is checked and written. */
export interface DeskObject<Row extends DeskRow, Input, Name extends string = string> {
  /** As the facts name it: `Team` gives TeamAdded and TeamChanged. */
  readonly name: Name;
  readonly table: EntityName<Row>;
  /** What a new one has besides what was given. */
  readonly initial: Partial<Row>;
  /** What an actor must be allowed to do. @default 'manageWorkspace' */
  readonly doing?: Doing;
  /** Holds what must be held before the object itself, so that everybody holds in one order. */
  readonly holdFirst?: (context: ActionContext) => Promise<void>;
  /** Checks what was given: new values for the row (null: for a new one), or why not. Absent fields are untouched. */
  readonly check: (
    context: ActionContext,
    input: Input,
    row: Row | null,
  ) => Promise<Partial<Row> | Refusal> | Partial<Row> | Refusal;
  /** Why this one can't be: the name is taken, the tree would have a circle. */
  readonly problems: (context: ActionContext, row: Row) => Promise<readonly (Problem | null)[]>;
  /** Writes what hangs on the row, whose own columns in `change` are new; answers what to tell of it. */
  readonly after?: (
    context: ActionContext,
    row: Row,
    input: Input,
    change: Partial<Row>,
  ) => Promise<SideEffects | Refusal>;
}

/** What was written besides the row. */
export interface SideEffects {
  /** Told beside the row's own values. */
  readonly recorded?: object;
  /** UUIDs of what else came of it, for the payload. */
  readonly keys?: FollowingKeys;
}

interface FollowingKeys {
  readonly recompute?: string;
}

/** What a change of it answers: its UUID, by the kind's name, and those of what else came of it. */
type DeskResult<Name extends string> = Readonly<Record<Uncapitalize<Name>, string>> & FollowingKeys;

/** Makes the action that adds one; it answers the row's UUID, by the kind's name. */
export const createDeskObject = <Row extends DeskRow, Input extends object, Name extends string>(
  kind: DeskObject<Row, Input, Name>,
) =>
  action(
    `create${kind.name}`,
    async (context: ActionContext, input: Input & Keyed): Promise<DeskResult<Name> | Refusal> => {
      const change = await checked<Row, Input>(kind, context, input, null);
      if (isRefusal(change)) return change;
      const { em, actor, now, newId, recordWorkspaceFact: recordDesk } = context;
      const row = { ...kind.initial, ...change, id: newId(), workspaceId: actor.workspaceId } as Row;
      const problems = await problemsWith(kind, context, row);
      if (problems.length) return refuse(...problems);
      const made = em.create(kind.table, { ...row, createdAt: now, version: 1 } as never) as Row;
      await em.flush(); // what hangs on the row needs it to be there
      const more = await hangOn(kind, context, made, input, row);
      if (isRefusal(more)) return more;
      recordDesk(`${kind.name}Added`, null, { ...row, ...more.recorded });
      return resultOf(kind, row.id, more);
    },
  );

/** Makes the action that changes one; it answers the row's UUID, by the kind's name. */
export const updateDeskObject = <Row extends DeskRow, Input extends object, Name extends string, IdName extends string>(
  kind: DeskObject<Row, Input, Name>,
  idName: IdName,
) =>
  action(
    `update${kind.name}`,
    async (
      context: ActionContext,
      input: Input & Keyed & Readonly<Record<IdName, string>> & { readonly expectedVersion?: number | null },
    ): Promise<DeskResult<Name> | Refusal> => {
      await kind.holdFirst?.(context);
      const row = await findForUpdate(context.em, kind.table, input[idName], input.expectedVersion, context.actor, [
        idName,
      ]);
      return isRefusal(row) ? row : changeRow<Row, Input, Name>(kind, context, row, input);
    },
  );

/** Changes a row that the transaction holds; answers its UUID, by the kind's name, and those of what else came of it. */
export async function changeRow<Row extends DeskRow, Input, Name extends string>(
  kind: DeskObject<Row, Input, Name>,
  context: ActionContext,
  row: Row,
  input: Input,
): Promise<DeskResult<Name> | Refusal> {
  const given = await checked<Row, Input>(kind, context, input, row);
  if (isRefusal(given)) return given;
  const problems = await problemsWith<Row, Input>(kind, context, { ...row, ...given });
  if (problems.length) return refuse(...problems);
  const { before, after } = changedFrom(row, given);
  Object.assign(row, after);
  const more = await hangOn<Row, Input>(kind, context, row, input, after as Partial<Row>);
  if (isRefusal(more)) return more;
  const { id } = row;
  if (Object.keys({ ...after, ...more.recorded }).length > 0)
    context.recordWorkspaceFact(`${kind.name}Changed`, { id, ...before }, { id, ...after, ...more.recorded });
  return resultOf(kind, id, more);
}

async function checked<Row extends DeskRow, Input>(
  kind: DeskObject<Row, Input>,
  context: ActionContext,
  input: Input,
  row: Row | null,
): Promise<Partial<Row> | Refusal> {
  const forbidden = forbids(context.actor, kind.doing ?? 'manageWorkspace');
  if (forbidden) return refuse(forbidden);
  const change = await kind.check(context, input, row);
  return isRefusal(change)
    ? change
    : (Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Row>);
}

const problemsWith = async <Row extends DeskRow, Input>(
  kind: DeskObject<Row, Input>,
  context: ActionContext,
  row: Row,
): Promise<readonly Problem[]> => (await kind.problems(context, row)).filter((problem) => problem !== null);

const hangOn = async <Row extends DeskRow, Input>(
  kind: DeskObject<Row, Input>,
  context: ActionContext,
  row: Row,
  input: Input,
  change: Partial<Row>,
): Promise<SideEffects | Refusal> => (kind.after ? kind.after(context, row, input, change) : {});

/** Under which name the payload finds the object: `SlaPolicy` is `slaPolicy`. */
const resultOf = <Name extends string>({ name }: { readonly name: Name }, id: string, { keys }: SideEffects) =>
  ({ [`${name[0]!.toLowerCase()}${name.slice(1)}`]: id, ...keys }) as DeskResult<Name>;

/** Values that were checked one by one: all of them, or every problem. */
export function allChecked<T extends object>(answers: T): { [K in keyof T]: Exclude<T[K], Refusal> } | Refusal {
  const problems = problemsOf(...Object.values(answers));
  return problems.length ? refuse(...problems) : (answers as { [K in keyof T]: Exclude<T[K], Refusal> });
}

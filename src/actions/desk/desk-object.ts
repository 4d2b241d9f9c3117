import type { EntityName } from '@mikro-orm/core';
import { forbids } from '../../domain/access/permissions.js';
import { problemsOf } from '../../domain/bounds.js';
import { isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import { findForUpdate } from '../../persistence/queries/find.js';
import { action, type Keyed, type Scene } from '../action.js';

/** Rows that admins keep: organizations, teams, categories, services. */
interface DeskRow {
  id: string;
  workspaceId: string;
  version: number;
}

/** How one kind of object that admins keep is checked and written. */
export interface DeskObject<Row extends DeskRow, Input> {
  /** As the facts name it: `Team` gives TeamAdded and TeamChanged. */
  readonly name: string;
  readonly table: EntityName<Row>;
  /** What a new one has besides what was given. */
  readonly initial: Partial<Row>;
  /** Checks what was given: new values for the row, or why not. Absent fields are untouched. */
  readonly check: (scene: Scene, input: Input) => Promise<Partial<Row> | Refusal> | Partial<Row> | Refusal;
  /** Why this one can't be: the name is taken, the tree would have a circle. */
  readonly problems: (scene: Scene, row: Row) => Promise<readonly (Problem | null)[]>;
  /** Writes what hangs on the row; answers what to tell of it. */
  readonly after?: (scene: Scene, row: Row, input: Input) => Promise<object | Refusal>;
}

/** Makes the action that adds one; it answers the row's UUID, by the kind's name. */
export const createDeskObject = <Row extends DeskRow, Input extends object>(kind: DeskObject<Row, Input>) =>
  action(
    `create${kind.name}`,
    async (scene: Scene, input: Input & Keyed): Promise<Readonly<Record<string, string>> | Refusal> => {
      const change = await checked(kind, scene, input);
      if (isRefusal(change)) return change;
      const { em, actor, now, newId, recordDesk } = scene;
      const row = { ...kind.initial, ...change, id: newId(), workspaceId: actor.workspaceId } as Row;
      const problems = await problemsWith(kind, scene, row);
      if (problems.length) return refuse(...problems);
      em.create(kind.table, { ...row, createdAt: now, version: 1 } as never);
      await em.flush(); // what hangs on the row needs it to be there
      const more = await hangOn(kind, scene, row, input);
      if (isRefusal(more)) return more;
      recordDesk(`${kind.name}Added`, null, { ...row, ...more });
      return { [kind.name.toLowerCase()]: row.id };
    },
  );

/** Makes the action that changes one; it answers the row's UUID, by the kind's name. */
export const updateDeskObject = <Row extends DeskRow, Input extends object, IdName extends string>(
  kind: DeskObject<Row, Input>,
  idName: IdName,
) =>
  action(
    `update${kind.name}`,
    async (
      scene: Scene,
      input: Input & Keyed & Readonly<Record<IdName, string>> & { readonly expectedVersion?: number | null },
    ): Promise<Readonly<Record<string, string>> | Refusal> => {
      const row = await findForUpdate(scene.em, kind.table, input[idName], input.expectedVersion, scene.actor, [
        idName,
      ]);
      if (isRefusal(row)) return row;
      const change = await checked(kind, scene, input);
      if (isRefusal(change)) return change;
      const names = Object.keys(change) as (keyof Row)[];
      const before = Object.fromEntries(names.map((name) => [name, row[name]]));
      const problems = await problemsWith(kind, scene, { ...row, ...change });
      if (problems.length) return refuse(...problems);
      Object.assign(row, change);
      const more = await hangOn(kind, scene, row, input);
      if (isRefusal(more)) return more;
      const changed = names.some((name) => before[name as string] !== row[name]) || Object.keys(more).length > 0;
      if (changed)
        scene.recordDesk(`${kind.name}Changed`, { id: row.id, ...before }, { id: row.id, ...change, ...more });
      return { [kind.name.toLowerCase()]: row.id };
    },
  );

async function checked<Row extends DeskRow, Input>(
  kind: DeskObject<Row, Input>,
  scene: Scene,
  input: Input,
): Promise<Partial<Row> | Refusal> {
  const forbidden = forbids(scene.actor, 'manageWorkspace');
  if (forbidden) return refuse(forbidden);
  const change = await kind.check(scene, input);
  return isRefusal(change)
    ? change
    : (Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<Row>);
}

const problemsWith = async <Row extends DeskRow, Input>(
  kind: DeskObject<Row, Input>,
  scene: Scene,
  row: Row,
): Promise<readonly Problem[]> => (await kind.problems(scene, row)).filter((problem) => problem !== null);

const hangOn = async <Row extends DeskRow, Input>(
  kind: DeskObject<Row, Input>,
  scene: Scene,
  row: Row,
  input: Input,
): Promise<object | Refusal> => (kind.after ? kind.after(scene, row, input) : {});

/** Values that were checked one by one: all of them, or every problem. */
export function together<T extends object>(answers: T): { [K in keyof T]: Exclude<T[K], Refusal> } | Refusal {
  const problems = problemsOf(...Object.values(answers));
  return problems.length ? refuse(...problems) : (answers as { [K in keyof T]: Exclude<T[K], Refusal> });
}

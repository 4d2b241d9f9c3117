import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../domain/access/roles.js';
import type { Scope } from '../../domain/access/scope.js';
import { globalId, type NodeType } from '../../domain/global-id.js';
import type { Instant } from '../../domain/instant.js';
import type { Viewer } from '../queries/viewer.js';

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>;

/** Who reads, and when. */
export interface ReadContext {
  readonly viewer: Viewer;
  readonly now: Instant;
}

/** Plain column values of one row, by column. */
export type Columns = Readonly<Record<string, unknown>>;

/** A field that is answered from columns of the row itself. */
export interface ColumnsField {
  readonly kind: 'columns';
  /** Columns the field needs; nothing else of the row is read for it. */
  readonly columns: readonly string[];
  /** Turns them into what the contract says. */
  readonly answer: (columns: Columns, context: ReadContext) => unknown;
  /** Whether the answer depends on more of the viewer than the scopes say; then no two viewers share it. */
  readonly personal?: true;
  /** Who reads it; for everybody else the field is null. */
  readonly scope?: (actor: Actor) => Scope;
}

/** An object that the row names: joined into the row's own statement. */
export interface OneField {
  readonly kind: 'one';
  readonly to: string;
  /** The key of the named object: its UUID. */
  readonly key: (alias: string) => Sql;
  /** Whether whoever sees the row sees the named object too; otherwise the object's own scope decides. */
  readonly seenWithRow: boolean;
}

/** Objects that belong to the row: one statement for all rows at once. */
export interface ManyField {
  readonly kind: 'many' | 'pages';
  readonly to: string;
  /** Whether `target` belongs to the row whose UUID is `parent`. */
  readonly of: (parent: Sql, target: string) => Sql;
  readonly order: readonly OrderKey[];
  /** Who reads it; for everybody else a list is empty. */
  readonly scope?: (actor: Actor) => Scope;
}

/** How a field of the contract is answered. */
export type FieldReading = ColumnsField | OneField | ManyField;

/** One key of an order. Keys are never null. */
export interface OrderKey {
  /** Cursors are bound to it. */
  readonly name: string;
  readonly sql: (alias: string) => Sql;
  /** What a cursor's text is cast to. */
  readonly type: 'text' | 'timestamptz' | 'integer' | 'bigint' | 'uuid';
  readonly direction: 'asc' | 'desc';
}

/** How one type of the contract is read: the one place that knows its table. */
export interface Reading {
  readonly name: string;
  readonly table: string;
  /** The column that tells rows of one list apart. @default 'id' */
  readonly key?: string;
  /** The column that holds the workspace. @default 'workspace_id' */
  readonly workspaceColumn?: string;
  /** Fields of each object type of the contract that rows of this table are; one type, or several told apart by the column `type`. */
  readonly types: Readonly<Record<string, Readonly<Record<string, FieldReading>>>>;
  /** Which rows an actor sees. */
  readonly scope: (actor: Actor) => Scope;
  /** The row is seen only with this other one: its column and the reading it leads to. */
  readonly within?: { readonly column: string; readonly to: string };
  /** Facts that only some may read; for everybody else filters find nothing by them. */
  readonly guarded?: Readonly<Record<string, (actor: Actor) => Scope>>;
}

/** A column as it stands. */
export const column = (name: string): ColumnsField => ({
  kind: 'columns',
  columns: [name],
  answer: (row) => row[name],
});

/** A moment: PostgreSQL's writing of it becomes RFC 3339. */
export const moment = (name: string): ColumnsField => ({
  kind: 'columns',
  columns: [name],
  answer: (row) => rfc3339(row[name] as string | null),
});

/** The object's own global id. */
export const id = (type: NodeType): ColumnsField => ({
  kind: 'columns',
  columns: ['id'],
  answer: (row) => globalId(type, row['id'] as string),
});

/** Worked out from columns. */
export const computed = (columns: readonly string[], answer: (columns: Columns) => unknown): ColumnsField => ({
  kind: 'columns',
  columns,
  answer,
});

/** Worked out from columns and the moment: the same for whoever reads it then. */
export const current = (
  columns: readonly string[],
  answer: (columns: Columns, now: Instant) => unknown,
): ColumnsField => ({ kind: 'columns', columns, answer: (row, { now }) => answer(row, now) });

/** Worked out from columns and what is hidden from the viewer: the same for one audience. */
export const open = (
  columns: readonly string[],
  answer: (columns: Columns, hidden: Actor['hiddenFields']) => unknown,
): ColumnsField => ({ kind: 'columns', columns, answer: (row, { viewer }) => answer(row, viewer.actor.hiddenFields) });

/** Worked out from columns, for this very viewer at this moment. */
export const personal = (columns: readonly string[], answer: ColumnsField['answer']): ColumnsField => ({
  kind: 'columns',
  columns,
  answer,
  personal: true,
});

/** The same, null for those outside the scope. */
export const onlyFor = (scope: (actor: Actor) => Scope, field: ColumnsField): ColumnsField => ({ ...field, scope });

/** An object named by a column. */
export const one = (to: string, name: string, { seenWithRow = false } = {}): OneField => ({
  kind: 'one',
  to,
  key: (alias) => at(alias, name),
  seenWithRow,
});

/** A column of the table that goes by this alias. */
export const at = (alias: string, name: string): Sql => sql.ref(`${alias}.${name}`);

/** The tie-break of every order. */
export const BY_ID: OrderKey = { name: 'id', sql: (alias) => at(alias, 'id'), type: 'uuid', direction: 'asc' };

/** By name, the same on every server: by code points. */
export const BY_NAME: readonly OrderKey[] = [
  { name: 'name', sql: (alias) => sql`${at(alias, 'name')} collate "C"`, type: 'text', direction: 'asc' },
  BY_ID,
];

/** `2026-11-22 21:32:40.7+00` as `2026-11-22T21:32:40.700Z`: sessions are set to UTC (session-settings.ts), columns keep milliseconds. */
export const rfc3339 = (text: string | null): string | null =>
  text && `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, -3).padEnd(3, '0')}Z`;

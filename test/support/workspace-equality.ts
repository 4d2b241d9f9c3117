import { loadModule, parseSync } from 'libpg-query';

await loadModule();

type Node = Readonly<Record<string, unknown>>;

/** Tables whose rows belong to no workspace. */
const SHARED: ReadonlySet<string> = new Set(['workspace', 'signing_key', 'sign_in_limit', 'mikro_orm_migrations']);

interface Named {
  readonly table: string;
  readonly alias: string;
}

/**
 * The tables of a statement that no equality on their workspace binds, with their aliases; each has to be bound where it is named. None of a
 * statement that says that it looks across workspaces.
 */
export function withoutWorkspace(statement: string): readonly string[] {
  if (statement.startsWith('/* across workspaces */')) return [];
  const { stmts } = parseSync(statement) as unknown as { readonly stmts: readonly Node[] };
  const found: string[] = [];
  const queries = new Set(all(stmts, 'CommonTableExpr').map((each) => each['ctename'] as string));
  for (const kind of ['SelectStmt', 'UpdateStmt', 'DeleteStmt'])
    for (const scope of all(stmts, kind)) found.push(...unbound(scope, queries));
  for (const insert of all(stmts, 'InsertStmt')) {
    const { relname } = insert['relation'] as { readonly relname: string };
    const columns = all(insert['cols'] ?? [], 'ResTarget').map(({ name }) => name);
    if (isOfAWorkspace(relname, queries) && !columns.includes('workspace_id')) found.push(relname);
  }
  return found;
}

const isOfAWorkspace = (table: string, queries: ReadonlySet<string>): boolean =>
  !SHARED.has(table) && !queries.has(table) && !table.startsWith('pg_');

/** Every node of a kind, however deep. */
function all(tree: unknown, kind: string): readonly Node[] {
  if (Array.isArray(tree)) return tree.flatMap((each) => all(each, kind));
  if (tree === null || typeof tree !== 'object') return [];
  return Object.entries(tree).flatMap(([key, value]) => [
    ...(key === kind ? [value as Node] : []),
    ...all(value, kind),
  ]);
}

/** What one SELECT, UPDATE or DELETE names and doesn't bind. */
function unbound(scope: Node, queries: ReadonlySet<string>): readonly string[] {
  const from = [...((scope['fromClause'] ?? scope['usingClause'] ?? []) as readonly Node[])];
  if (scope['relation']) from.push({ RangeVar: scope['relation'] });
  const { tables, conditions } = sources(from);
  const bound = new Set([...conditions, scope['whereClause']].flatMap((each) => boundBy(each as Node | undefined)));
  const ours = tables.filter(({ table }) => isOfAWorkspace(table, queries));
  return ours
    .filter(({ alias }) => !bound.has(alias) && !(tables.length === 1 && bound.has('')))
    .map(({ table, alias }) => (table === alias ? table : `${table} ${alias}`));
}

/** The tables that a FROM names, and what its joins ask of them; what a subselect names is its own. */
function sources(from: readonly Node[]): { readonly tables: Named[]; readonly conditions: unknown[] } {
  const [tables, conditions]: [Named[], unknown[]] = [[], []];
  for (const item of from) {
    const { RangeVar: table, JoinExpr: join } = item as Record<string, Node | undefined>;
    if (table && !table['schemaname']) {
      const name = table['relname'] as string;
      tables.push({ table: name, alias: ((table['alias'] as Node | undefined)?.['aliasname'] as string) ?? name });
    }
    if (!join) continue;
    const inner = sources([join['larg'] as Node, join['rarg'] as Node]);
    tables.push(...inner.tables);
    conditions.push(join['quals'], ...inner.conditions);
  }
  return { tables, conditions };
}

/** The aliases whose workspace equals something wherever this holds; '' is a column without an alias. */
function boundBy(condition: Node | undefined): readonly string[] {
  if (!condition) return [];
  const { BoolExpr: both, A_Expr: comparison } = condition as Record<string, Node | undefined>;
  if (both?.['boolop'] === 'AND_EXPR') return (both['args'] as readonly Node[]).flatMap(boundBy);
  if (both?.['boolop'] === 'OR_EXPR') return boundByEach(both['args'] as readonly Node[]);
  const isEquality = ['AEXPR_OP', 'AEXPR_IN', 'AEXPR_OP_ANY'].includes(comparison?.['kind'] as string);
  if (!comparison || !isEquality || JSON.stringify(comparison['name']) !== '[{"String":{"sval":"="}}]') return [];
  return [comparison['lexpr'], comparison['rexpr']].flatMap((side) => aliasesOf(side as Node));
}

/** What every branch binds. */
const boundByEach = (branches: readonly Node[]): readonly string[] =>
  branches
    .map((each) => new Set(boundBy(each)))
    .reduce((common, one) => common.intersection(one))
    .keys()
    .toArray();

function aliasesOf(side: Node): readonly string[] {
  const { ColumnRef: column, RowExpr: row } = side as Record<string, Node | undefined>;
  if (row) return (row['args'] as readonly Node[]).flatMap(aliasesOf);
  if (!column) return [];
  const names = all(column['fields'], 'String').map(({ sval }) => sval as string);
  return names.at(-1) === 'workspace_id' ? [names.length > 1 ? names.at(-2)! : ''] : [];
}

import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { BadArgument } from '../../domain/refusal.js';
import { and, or } from './predicates.js';
import type { OrderKey, Sql } from './declare.js';

/** Arguments of a connection, as the contract has them. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** Entries on a page when nobody says how many. */
const DEFAULT_PAGE = 20;
/** Entries on the largest page. */
const LARGEST_PAGE = 100;

/** Which part of an ordered list to read. */
export interface Page {
  readonly size: number;
  /** Whether it is counted from the end; the statement then reads in reverse. */
  readonly backward: boolean;
  readonly after: Cursor | null;
  readonly before: Cursor | null;
}

/** An entry's place in an order: the texts of its keys. */
export type Cursor = readonly string[];

/** Seals cursors, so that forged ones are told from ours, and binds them to an order. */
export interface CursorSeal {
  seal(order: readonly OrderKey[], cursor: Cursor): string;
  /** Null for a text that isn't a cursor of this order. */
  open(order: readonly OrderKey[], text: string): Cursor | null;
}

/** Makes the seal from a secret that every process of the desk shares. */
export function cursorSeal(secret: Uint8Array): CursorSeal {
  const sign = (order: readonly OrderKey[], body: string): Buffer =>
    createHmac('sha256', secret)
      .update(`${keyOfOrder(order)}\n${body}`)
      .digest()
      .subarray(0, 12);
  return {
    seal(order, cursor) {
      const body = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      return `${body}.${sign(order, body).toString('base64url')}`;
    },
    open(order, text) {
      const [body = '', signature = ''] = text.split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(order, body);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      return JSON.parse(Buffer.from(body, 'base64url').toString()) as Cursor;
    },
  };
}

const keyOfOrder = (order: readonly OrderKey[]): string =>
  order.map(({ name, direction }) => `${name} ${direction}`).join();

/** Reads a connection's arguments; throws `BadArgument`. */
export function pageOf(args: PageArgs, order: readonly OrderKey[], seal: CursorSeal): Page {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first !== null && last !== null) throw new BadArgument(['last'], 'absent where first is given');
  for (const [name, size] of [['first', first] as const, ['last', last] as const])
    if (size !== null && (size < 1 || size > LARGEST_PAGE)) throw new BadArgument([name], `1 to ${LARGEST_PAGE}`);
  return {
    size: first ?? last ?? DEFAULT_PAGE,
    backward: last !== null,
    after: cursorOf('after', args.after, order, seal),
    before: cursorOf('before', args.before, order, seal),
  };
}

function cursorOf(
  name: string,
  text: string | null | undefined,
  order: readonly OrderKey[],
  seal: CursorSeal,
): Cursor | null {
  if (text === null || text === undefined) return null;
  const cursor = seal.open(order, text);
  if (!cursor) throw new BadArgument([name], 'a cursor that this list, in this order, gave out');
  return cursor;
}

/** The rows that lie between the page's cursors. */
export const between = ({ after, before }: Page, order: readonly OrderKey[], alias: string): Sql =>
  and([
    ...(after ? [beyond(order, alias, after, false)] : []),
    ...(before ? [beyond(order, alias, before, true)] : []),
  ]);

/** How the statement must be ordered to get the page's rows first. */
export const orderBy = (order: readonly OrderKey[], alias: string, backward: boolean): Sql =>
  sql.join(order.map((key) => sql`${key.sql(alias)} ${(key.direction === 'asc') === backward ? sql`desc` : sql`asc`}`));

/** Rows after the cursor (before it, when reversed). One row comparison where all keys run the same way, because an index serves it. */
function beyond(order: readonly OrderKey[], alias: string, cursor: Cursor, reversed: boolean): Sql {
  const columns = order.map((key) => key.sql(alias));
  const values = order.map((key, i) => sql`${cursor[i]}::${sql.raw(key.type)}`);
  const signs = order.map((key) => ((key.direction === 'asc') === reversed ? sql`<` : sql`>`));
  if (order.every((key) => key.direction === order[0]!.direction))
    return sql`(${sql.join(columns)}) ${signs[0]!} (${sql.join(values)})`;
  return or(
    order.map((_, i) =>
      and([
        ...columns.slice(0, i).map((column, k) => sql`${column} = ${values[k]!}`),
        sql`${columns[i]!} ${signs[i]!} ${values[i]!}`,
      ]),
    ),
  );
}

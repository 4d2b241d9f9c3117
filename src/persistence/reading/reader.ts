import DataLoader from 'dataloader';
import { getNamedType, type GraphQLResolveInfo } from 'graphql';
import { sql } from 'kysely';
import { parseGlobalId } from '../../domain/global-id.js';
import type { Condition } from '../../domain/filter/condition.js';
import type { Reads } from '../database.js';
import { type ReadContext, type ManyField, type OrderKey, type Reading, type Sql } from './declare.js';
import { between, orderBy, pageOf, type CursorSeal, type Page, type PageArgs } from './page.js';
import { TooMuchAsked, type Batch, type Decoder, type Plan, type RecordRead } from './plan.js';
import { Plans } from './plans.js';
import { and, fulfilled, visible } from './predicates.js';
import { readingOf } from './readings.js';
import { askedOf, itemOf, keyOfField, nodesOf } from './selection.js';

/** A page of a connection, as the contract has it, besides what its records lack. */
export interface ConnectionRead {
  readonly edges: readonly { readonly cursor: string | null; readonly node: RecordRead }[];
  readonly nodes: readonly RecordRead[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number | null;
  readonly asOf: number;
}

type Counted = { readonly count: number; readonly asOf: number };

/** Most items of a relation that is not paged. */
const LONGEST_LIST = 200;
/** Objects of connections and lists that one operation may read. */
const MOST_OBJECTS = 20_000;

/** Answers what one operation asks, in statements planned from its selection. One for each operation and each delivered event. */
export class Reader {
  readonly #loaders = new Map<string, DataLoader<string, RecordRead | null>>();
  #objects = 0;

  constructor(
    private readonly em: Reads,
    /** Who reads, and when. */
    readonly context: ReadContext,
    private readonly seal: CursorSeal,
    /** For the actor who reads. */
    private readonly plans: Plans = new Plans(context.viewer.actor),
  ) {}

  /** The one object that fulfils the condition, as much of it as the field asks for; null when there is none for this viewer. */
  async one(name: string, condition: Condition, info: GraphQLResolveInfo): Promise<RecordRead | null> {
    const reading = readingOf(name);
    const plan = this.plans.of(reading, info.fieldNodes, info);
    const records = await this.#read(plan, reading, sql`${this.#where(reading, condition)} limit 1`, info);
    return records[0] ?? null;
  }

  /**
   * The object with this UUID. Asked for by several resolvers of one field, all are read together; nothing is remembered, because a
   * later mutation of the same document may change it.
   */
  async byKey(name: string, key: string | null, info: GraphQLResolveInfo): Promise<RecordRead | null> {
    if (key === null) return null;
    const asked = this.plans.nameOf(info.fieldNodes);
    let loader = this.#loaders.get(asked);
    if (!loader) {
      loader = new DataLoader((typed) => this.#load(typed, info), { cache: false, maxBatchSize: 100 });
      this.#loaders.set(asked, loader);
    }
    return loader.load(`${name}:${key}`);
  }

  /** Counts what the answer will hold: objects below objects multiply, and a small document could ask for more than there is memory. */
  #tally(objects: number): void {
    this.#objects += objects;
    if (this.#objects > MOST_OBJECTS) throw new TooMuchAsked(`One operation may read at most ${MOST_OBJECTS} objects.`);
  }

  /** Whether there is such an object for this viewer. */
  async exists(name: string, key: string): Promise<boolean> {
    const reading = readingOf(name);
    const where = this.#where(reading, { op: 'in', fact: 'id', values: [key] });
    return (await this.#run(sql`select 1 from ${sql.table(reading.table)} as t where ${where}`)).length > 0;
  }

  /** How many objects fulfil the condition for this viewer, and where the log stood then. */
  async count(name: string, condition: Condition): Promise<Counted> {
    const reading = readingOf(name);
    return this.#count(reading, this.#where(reading, condition));
  }

  /** The object with this global id, of whatever type. */
  async byGlobalId(id: string, info: GraphQLResolveInfo): Promise<RecordRead | null> {
    const parsed = parseGlobalId(id);
    return parsed && this.byKey(parsed.type, parsed.key, info);
  }

  /** A page of all the objects that fulfil the condition. */
  async page(
    name: string,
    { args, condition, order }: { args: PageArgs; condition: Condition; order: readonly OrderKey[] },
    info: GraphQLResolveInfo,
  ): Promise<ConnectionRead> {
    const reading = readingOf(name);
    const page = pageOf(args, order, this.seal);
    const item = itemOf(getNamedType(info.returnType).name);
    const parts = askedOf(`${item}Connection`, info.fieldNodes, info);
    const where = this.#where(reading, condition);
    const plan = this.plans.of(reading, nodesOf(item, parts, info), info);
    const tail = sql`${and([where, between(page, order, 't')])} order by ${orderBy(order, 't', page.backward)} limit ${page.size + 1}`;
    const rows = await this.#rows(plan, reading, tail, cursorColumns(order));
    const totalCount = parts.has('totalCount') ? (await this.#count(reading, where)).count : null;
    const { nodeOf, parents } = plan.decoder(this.context);
    const connection = this.#connection(rows, nodeOf, page, order, totalCount);
    await this.#readBatches(parents, info);
    return connection;
  }

  /** The page of a record's connection that this field asks for. */
  pageOf(record: RecordRead, info: GraphQLResolveInfo): unknown {
    const key = keyOfField(info.parentType, info.fieldNodes[0]!, info);
    if (!record.$pages.has(key)) throw new Error(`${info.parentType.name}.${key} was not read with its record`);
    return record.$pages.get(key);
  }

  async #load(typed: readonly string[], info: GraphQLResolveInfo): Promise<(RecordRead | null)[]> {
    const found = new Map<string, RecordRead>();
    for (const [name, keys] of Map.groupBy(typed, (each) => each.slice(0, each.indexOf(':')))) {
      const reading = readingOf(name);
      const uuids = keys.map((each) => each.slice(name.length + 1));
      const plan = this.plans.of(reading, info.fieldNodes, info);
      const where = this.#where(reading, { op: 'in', fact: 'id', values: uuids });
      for (const record of await this.#read(plan, reading, where, info)) found.set(`${name}:${record.$key}`, record);
    }
    return typed.map((each) => found.get(each) ?? null);
  }

  #where(reading: Reading, condition: Condition): Sql {
    return and([
      visible(reading, 't', this.context.viewer.actor, readingOf),
      fulfilled(condition, reading, 't', this.context, readingOf),
    ]);
  }

  async #read(plan: Plan, reading: Reading, tail: Sql, info: GraphQLResolveInfo): Promise<readonly RecordRead[]> {
    const rows = await this.#rows(plan, reading, tail, []);
    const { nodeOf, parents } = plan.decoder(this.context);
    const records = rows.map(nodeOf);
    await this.#readBatches(parents, info);
    return records;
  }

  async #rows(plan: Plan, { table }: Reading, tail: Sql, more: readonly Sql[]): Promise<readonly Row[]> {
    return this.#run(
      sql`select ${sql.join([...plan.columns, ...more])} from ${sql.table(table)} as t ${plan.joins} where ${tail}`,
    );
  }

  async #count({ table }: Reading, where: Sql): Promise<Counted> {
    const head = sql`select position::float8 from log_head where workspace_id = ${this.context.viewer.actor.workspaceId}`;
    const [row] = await this.#run(
      sql`select count(*)::int as count, (${head}) as "asOf" from ${sql.table(table)} as t where ${where}`,
    );
    return row as unknown as Counted;
  }

  async #run(statement: Sql): Promise<readonly Row[]> {
    const { rows } = await statement.execute(this.em.getKysely());
    return rows as readonly Row[];
  }

  async #readBatches(batches: Decoder['parents'], info: GraphQLResolveInfo): Promise<void> {
    for (const [batch, parents] of batches) if (parents.length) await this.#readBatch(batch, parents, info);
  }

  async #readBatch(batch: Batch, parents: readonly RecordRead[], info: GraphQLResolveInfo): Promise<void> {
    if (batch.field.kind === 'many') return this.#readList(batch, parents, info);
    const { order } = batch.field;
    const page = pageOf(batch.asked.args, order, this.seal);
    const { to } = batch.field;
    const item = itemOf(to);
    const parts = askedOf(`${item}Connection`, batch.asked.nodes, info);
    const plan = this.plans.of(readingOf(to), nodesOf(item, parts, info), info);
    const { nodeOf, parents: parentsBelow } = plan.decoder(this.context);
    const wantsRows = parts.has('edges') || parts.has('nodes') || parts.has('pageInfo');
    const rows = wantsRows ? await this.#lateral(batch.field, parents, plan, page) : new Map<string, Row[]>();
    const counts = parts.has('totalCount') ? await this.#lateralCounts(batch.field, parents) : null;
    for (const parent of parents) {
      const total = counts && (counts.get(parent.$key) ?? 0);
      parent.$pages.set(batch.key, this.#connection(rows.get(parent.$key) ?? [], nodeOf, page, order, total));
    }
    await this.#readBatches(parentsBelow, info);
  }

  async #readList({ field, asked }: Batch, parents: readonly RecordRead[], info: GraphQLResolveInfo): Promise<void> {
    if (field.scope && field.scope(this.context.viewer.actor) !== 'everything')
      return parents.forEach((parent) => void (parent[asked.field] = []));
    const plan = this.plans.of(readingOf(field.to), asked.nodes, info);
    const { nodeOf, parents: parentsBelow } = plan.decoder(this.context);
    const page: Page = { size: LONGEST_LIST, backward: false, after: null, before: null };
    const rows = await this.#lateral(field, parents, plan, page);
    for (const parent of parents) {
      const found = rows.get(parent.$key) ?? [];
      this.#tally(found.length);
      parent[asked.field] = found.map(nodeOf);
    }
    await this.#readBatches(parentsBelow, info);
  }

  /** One statement for all parents: the first rows of each, in order. */
  async #lateral(
    field: ManyField,
    parents: readonly RecordRead[],
    plan: Plan,
    page: Page,
  ): Promise<ReadonlyMap<string, Row[]>> {
    const { order } = field;
    const reading = readingOf(field.to);
    const parent = sql`p.key`;
    const where = and([field.of(parent, 't'), this.#visibleChild(reading), between(page, order, 't')]);
    const direction = orderBy(order, 't', page.backward);
    const columns = [...plan.columns, ...cursorColumns(order), sql`row_number() over (order by ${direction}) as n`];
    const rows = await this.#run(sql`
      select p.key as parent, c.* from unnest(${keysOf(parents)}::uuid[]) as p(key) cross join lateral (
        select ${sql.join(columns)} from ${sql.table(reading.table)} as t ${plan.joins} where ${where} order by ${direction}
        limit ${page.size + 1}
      ) as c order by c.n`);
    return Map.groupBy(rows, (row) => row['parent'] as string);
  }

  async #lateralCounts(field: ManyField, parents: readonly RecordRead[]): Promise<ReadonlyMap<string, number>> {
    const reading = readingOf(field.to);
    const rows = await this.#run(sql`
      select p.key as parent, c.n from unnest(${keysOf(parents)}::uuid[]) as p(key) cross join lateral (
        select count(*)::int as n from ${sql.table(reading.table)} as t where ${and([field.of(sql`p.key`, 't'), this.#visibleChild(reading)])}
      ) as c`);
    return new Map(rows.map((row) => [row['parent'] as string, row['n'] as number]));
  }

  /** The parent was seen, so what only hangs on it needs no second look at it. */
  #visibleChild(reading: Reading): Sql {
    const { within: _seenParent, ...own } = reading;
    return visible(own, 't', this.context.viewer.actor, readingOf);
  }

  #connection(
    rows: readonly Row[],
    nodeOf: (row: Row) => RecordRead,
    page: Page,
    order: readonly OrderKey[],
    totalCount: number | null,
  ): ConnectionRead {
    const more = rows.length > page.size;
    const kept = rows.slice(0, page.size);
    this.#tally(kept.length);
    if (page.backward) kept.reverse();
    // Sealing costs; getters seal only the cursors that are asked for.
    const sealed = (row: Row | undefined): string | null =>
      row
        ? this.seal.seal(
            order,
            order.map((_, i) => row[`k${i}`] as string),
          )
        : null;
    const nodes = kept.map(nodeOf);
    return {
      edges: nodes.map((node, i) => ({
        node,
        get cursor() {
          return sealed(kept[i]);
        },
      })),
      nodes,
      pageInfo: {
        hasNextPage: page.backward ? page.before !== null : more,
        hasPreviousPage: page.backward ? more : page.after !== null,
        get startCursor() {
          return sealed(kept[0]);
        },
        get endCursor() {
          return sealed(kept.at(-1));
        },
      },
      totalCount,
      asOf: this.context.viewer.asOf,
    };
  }
}

type Row = Readonly<Record<string, unknown>>;

const keysOf = (parents: readonly RecordRead[]): readonly string[] => [...new Set(parents.map(({ $key }) => $key))];

/** The keys of a row's place in the order, as texts. */
const cursorColumns = (order: readonly OrderKey[]): readonly Sql[] =>
  order.map((key, i) => sql`(${key.sql('t')})::text as ${sql.ref(`k${i}`)}`);

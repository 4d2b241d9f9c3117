import { sql } from 'kysely';
import type { Actor } from '../../domain/access/roles.js';
import { isWithin } from '../../domain/access/scope.js';
import type { FieldNode } from 'graphql';
import {
  at,
  type Columns,
  type ColumnsField,
  type ReadContext,
  type ManyField,
  type OneField,
  type Reading,
  type Sql,
} from './declare.js';
import { and, sameWorkspace, visible, type ReadingOf } from './predicates.js';
import { askedOf, type Asked, type Document } from './selection.js';

/** An object as it was read: what was asked of it, by the contract's names. */
export interface RecordRead {
  /** The contract's object type. */
  readonly $type: string;
  /** The row's UUID. */
  readonly $key: string;
  /** Pages of its connections, by field and arguments: the same field may be asked several times with others. */
  readonly $pages: Map<string, unknown>;
  [field: string]: unknown;
}

/** A relation that is read after its parents, in one statement for all of them. */
export interface Batch {
  readonly field: ManyField;
  readonly key: string;
  readonly asked: Asked;
}

/** What a statement reads of one object and what it joins: the same for every reading of a place of a document by one actor. */
export interface Plan {
  readonly columns: readonly Sql[];
  readonly joins: Sql;
  /** Begins to decode the rows of one reading. */
  decoder(context: ReadContext): Decoder;
}

/** Turns the rows of one reading into objects. */
export interface Decoder {
  readonly nodeOf: (row: Row) => RecordRead;
  /** The objects whose relations are to be read once the rows are there, by relation; they gather while rows are decoded. */
  readonly parents: ReadonlyMap<Batch, readonly RecordRead[]>;
}

type Row = Readonly<Record<string, unknown>>;

/** One reading of rows. */
interface Decoding {
  readonly context: ReadContext;
  readonly parents: ReadonlyMap<Batch, RecordRead[]>;
}

type Decode = (row: Row, decoding: Decoding) => RecordRead | null;
type Fill = (row: Row, record: RecordRead, decoding: Decoding) => void;

/** What a plan is made for. */
export interface Planning {
  readonly document: Document;
  readonly actor: Actor;
  readonly readingOf: ReadingOf;
}

/** Plans one statement: only the columns that the selection asks for, with the objects that rows name joined in. */
export function planObject(reading: Reading, nodes: readonly FieldNode[], alias: string, planning: Planning): Plan {
  const draft = new Draft(planning);
  const decode = draft.object(reading, nodes, alias);
  return {
    columns: draft.columns,
    joins: sql.join(draft.joins, sql` `),
    decoder: (context) => {
      const parents = new Map(draft.batches.map((batch): [Batch, RecordRead[]] => [batch, []]));
      return { nodeOf: (row) => decode(row, { context, parents })!, parents };
    },
  };
}

/** Objects joined into one statement. */
const MOST_JOINS = 60;

/** A document asks for more than one operation may. */
export class TooMuchAsked extends Error {}

class Draft {
  readonly columns: Sql[] = [];
  readonly joins: Sql[] = [];
  readonly batches: Batch[] = [];
  readonly #names = new Map<string, string>();
  #aliases = 0;

  constructor(private readonly planning: Planning) {}

  /** Reads an object that goes by `alias`; the answer turns a row into it. */
  object(reading: Reading, nodes: readonly FieldNode[], alias: string): Decode {
    const key = this.#column(alias, reading.key ?? 'id');
    const typeNames = Object.keys(reading.types);
    const kind = typeNames.length > 1 ? this.#column(alias, 'type') : null;
    const relations = new Relations();
    const fill = new Map(typeNames.map((name) => [name, this.#fields(reading, name, nodes, alias, relations)]));
    const joined = relations.ones.map((each) => this.#join(each, alias));
    const batches = relations.manys.map(({ field, key: name, asked }) => this.#batch(field, name, asked));
    return (row, decoding) => {
      if (row[key] === null) return null;
      const type = kind ? (row[kind] as string) : typeNames[0]!;
      const record: RecordRead = { $type: type, $key: row[key] as string, $pages: new Map() };
      fill.get(type)?.(row, record, decoding);
      for (const join of joined) join(row, record, decoding);
      for (const batch of batches) decoding.parents.get(batch)!.push(record);
      return record;
    };
  }

  /** Fields answered from columns; relations are noted, so that types which share one share its join. */
  #fields(reading: Reading, type: string, nodes: readonly FieldNode[], alias: string, relations: Relations): Fill {
    const answers: Fill[] = [];
    for (const [key, asked] of askedOf(type, nodes, this.planning.document)) {
      const field = reading.types[type]![asked.field];
      if (!field) continue; // a resolver of its own answers it
      if (field.kind === 'columns') answers.push(this.#answer(field, asked.field, alias));
      else relations.note(field, key, asked);
    }
    return (row, record, decoding) => answers.forEach((answer) => answer(row, record, decoding));
  }

  #answer({ columns, answer, scope }: ColumnsField, name: string, alias: string): Fill {
    const seen = scope?.(this.planning.actor) ?? 'everything';
    const facts = seen === 'everything' ? [] : seen.anyOf.flatMap((all) => Object.keys(all));
    const names = [...columns, ...facts].map((column) => [column, this.#column(alias, column)] as const);
    return (row, record, { context }) => {
      const values: Columns = Object.fromEntries(names.map(([column, selected]) => [column, row[selected]]));
      record[name] = seen === 'everything' || isWithin(seen, values) ? answer(values, context) : null;
    };
  }

  #join({ field, asked }: Noted<OneField>, alias: string): Fill {
    const { actor, readingOf } = this.planning;
    const target = readingOf(field.to);
    const name = `j${(this.#aliases += 1)}`; // flat: PostgreSQL cuts names at 63 bytes
    if (this.#aliases > MOST_JOINS) throw new TooMuchAsked(`One list may name at most ${MOST_JOINS} related objects.`);
    const conditions = [sql`${at(name, target.key ?? 'id')} = ${field.key(alias)}`];
    conditions.push(field.seenWithRow ? sameWorkspace(target, name, actor) : visible(target, name, actor, readingOf));
    this.joins.push(sql`left join ${sql.table(target.table)} as ${sql.ref(name)} on ${and(conditions)}`);
    const decode = this.object(target, asked.nodes, name);
    return (row, record, decoding) => void (record[asked.field] = decode(row, decoding));
  }

  #batch(field: ManyField, key: string, asked: Asked): Batch {
    const batch = { field, key, asked };
    this.batches.push(batch);
    return batch;
  }

  /** The name under which the statement gives out a column; asked for twice, it is read once. */
  #column(alias: string, column: string): string {
    const known = this.#names.get(`${alias}.${column}`);
    if (known) return known;
    const name = `c${this.#names.size}`;
    this.#names.set(`${alias}.${column}`, name);
    this.columns.push(sql`${at(alias, column)} as ${sql.ref(name)}`);
    return name;
  }
}

interface Noted<F> {
  readonly field: F;
  readonly key: string;
  readonly asked: Asked;
}

/** The relations that any type of a row asks for, each once. */
class Relations {
  readonly #noted = new Map<string, Noted<OneField | ManyField>>();

  note(field: OneField | ManyField, key: string, asked: Asked): void {
    const known = this.#noted.get(key);
    if (known) known.asked.nodes.push(...asked.nodes.filter((node) => !known.asked.nodes.includes(node)));
    else this.#noted.set(key, { field, key, asked: { ...asked, nodes: [...asked.nodes] } });
  }

  get ones(): readonly Noted<OneField>[] {
    return [...this.#noted.values()].filter((each): each is Noted<OneField> => each.field.kind === 'one');
  }

  get manys(): readonly Noted<ManyField>[] {
    return [...this.#noted.values()].filter((each): each is Noted<ManyField> => each.field.kind !== 'one');
  }
}

import 'reflect-metadata';
import { buildSchema, GraphQLScalarType, isEnumType, isObjectType } from 'graphql';
import * as typeGraphql from 'type-graphql';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { plugin, type ClassesConfig } from '../../codegen/type-graphql-classes.js';
import { factsOf } from '../contract/facts.js';

const written = (sdl: string, config: ClassesConfig = {}): string =>
  plugin(buildSchema(`type Query { ping: String } ${sdl}`), [], config);

/** Decorators write into one store, which all test files share: these write into one of their own. */
function apart<T>(run: () => T): T {
  const shared = globalThis as { TypeGraphQLMetadataStorage?: unknown };
  const store = shared.TypeGraphQLMetadataStorage;
  delete shared.TypeGraphQLMetadataStorage;
  try {
    return run();
  } finally {
    shared.TypeGraphQLMetadataStorage = store;
  }
}

/** The schema that TypeGraphQL makes of what was written, with `modules` behind its imports. */
const emitted = (text: string, modules: Readonly<Record<string, object>> = {}) => apart(() => schemaOf(text, modules));

function schemaOf(text: string, modules: Readonly<Record<string, object>>) {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      experimentalDecorators: true,
      useDefineForClassFields: false,
    },
  });
  @typeGraphql.Resolver()
  class Ping {
    @typeGraphql.Query(() => String, { nullable: true })
    ping() {
      return 'pong';
    }
  }
  const exported: Record<string, unknown> = {};
  const available: Readonly<Record<string, object>> = {
    'type-graphql': typeGraphql,
    './type-name.js': { typeName: (value: { readonly $type: string }) => value.$type },
    ...modules,
  };
  // eslint-disable-next-line no-new-func, typescript/no-implied-eval
  new Function('exports', 'require', outputText)(exported, (name: string) => available[name]);
  const classes = Object.values(exported).filter((each) => typeof each === 'function');
  return typeGraphql.buildSchemaSync({
    ...{ resolvers: [Ping], orphanedTypes: classes, validate: false },
    pubSub: { publish: () => undefined, subscribe: () => undefined as never },
  });
}

/** What a schema promises; arguments come from resolvers, which are not written here. */
const factsWithoutArguments = (schema: ReturnType<typeof emitted>): readonly string[] =>
  factsOf(schema).filter((fact) => !/\(\w+: /.test(fact));

describe('the classes of', () => {
  test.each<readonly [what: string, sdl: string, lines: readonly string[]]>([
    [
      'lists, in all that may be null',
      'type T { a: [Int] b: [Int!] c: [Int]! d: [Int!]! }',
      [
        `@Field(() => [Int], { nullable: 'itemsAndList' }) a!: readonly (number | null)[] | null;`,
        '@Field(() => [Int], { nullable: true }) b!: readonly number[] | null;',
        `@Field(() => [Int], { nullable: 'items' }) c!: readonly (number | null)[];`,
        '@Field(() => [Int]) d!: readonly number[];',
      ],
    ],
    [
      'inputs: what may be null and has no default may be absent; defaults stay in the contract',
      'input I { a: Int b: Int! c: Int = 1 d: Int! = 1 e: [Int!]! = [] } type T { t(i: I): Int }',
      [
        '@Field(() => Int, { nullable: true }) a?: number | null;',
        '@Field(() => Int) b!: number;',
        '@Field(() => Int, { nullable: true }) c!: number | null;',
        '@Field(() => Int) d!: number;',
        '@Field(() => [Int]) e!: number[];',
      ],
    ],
    [
      'a @oneOf input: every field may be absent',
      'input I @oneOf { a: ID b: String } type T { t(i: I): Int }',
      [
        '@Field(() => ID, { nullable: true }) a?: string | null;',
        '@Field(() => String, { nullable: true }) b?: string',
      ],
    ],
    ['an input that holds itself', 'input I { not: I and: [I!] }', ['not?: I | null;', 'and?: I[] | null;']],
    [
      'what is deprecated: the reason stays in the contract',
      'type T { a: Int @deprecated(reason: "b") } enum E { A @deprecated } type U { e: E }',
      ['@Field(() => Int, { nullable: true }) a!: number | null;', "  A: 'A',"],
    ],
    [
      'interfaces that implement interfaces, whatever their names',
      `type T implements A & B & C { a: Int b: Int c: Int }
       interface A implements B & C { a: Int b: Int c: Int } interface B implements C { b: Int c: Int } interface C { c: Int }`,
      [
        `@InterfaceType('C', { resolveType: typeName })\nexport abstract class C {`,
        `@InterfaceType('A', { implements: [B, C], resolveType: typeName })`,
        `@ObjectType('T', { implements: [A, B, C], simpleResolvers: true })`,
      ],
    ],
    [
      'a union, also in a list',
      'union U = A | B type A { a: Int } type B { all: [U!]! }',
      ['types: () => [A, B] as const,', 'export type U = A | B;', '@Field(() => [U]) all!: readonly U[];'],
    ],
    [
      'fields whose names are words of the language, or of every object',
      'enum E { in new toString } type T { in: E new: Int toString: Int default: Int }',
      ["  new: 'new',", '@Field(() => Int, { nullable: true }) toString!: number | null;'],
    ],
    [
      'fields with arguments: the resolver has those',
      'type T { a(first: Int = 3): [Int!]! }',
      ['@Field(() => [Int]) a!: readonly number[];'],
    ],
    ['a type without fields of its own', 'interface I { a: Int } type T implements I { a: Int }', ['export class T {']],
  ])('%s', (_what, sdl, lines) => {
    const text = written(sdl);
    for (const line of lines) expect(text).toContain(line);
    expect(factsWithoutArguments(emitted(text))).toEqual(
      factsWithoutArguments(buildSchema(`type Query { ping: String } ${sdl}`)),
    );
  });

  test('a scalar have its type in an input and in an output, and the scalar of its module', () => {
    const config = { scalars: { At: { input: 'Instant', output: 'string | Instant' } }, scalarsFrom: './all.js' };
    const text = written('scalar At input I { at: At! } type T { at: At! all: [At!] }', config);
    expect(text).toContain("import { At } from './all.js';");
    expect(text).toContain('@Field(() => At) at!: Instant;');
    expect(text).toContain('@Field(() => At) at!: string | Instant;');
    expect(text).toContain('@Field(() => [At], { nullable: true }) all!: readonly (string | Instant)[] | null;');
    const schema = emitted(text, { './all.js': { At: new GraphQLScalarType({ name: 'At' }) } });
    expect(factsOf(schema)).toContain('type T.at: At!');
  });

  test('an enum with other values inside have what its function answers', () => {
    const text = written('enum Mood { WELL } type T { mood: Mood }', { enumValues: { Mood: './mood.js' } });
    const mood = emitted(text, { './mood.js': { moodValue: (name: string) => name.length } }).getType('Mood');
    expect(isEnumType(mood) && mood.getValue('WELL')?.value).toBe(4);
  });

  test('a type leave out the field that only its resolver answers, which names the type', () => {
    const text = written('type T { a: Int b: Int }', { computed: ['T.b'] });
    const type = emitted(text).getType('T');
    expect(isObjectType(type) && Object.keys(type.getFields())).toEqual(['a']);
  });

  test('root types are not written: only what their fields answer', () => {
    expect(written('')).toContain('export interface Query {\n  ping: string | null;\n}');
    expect(written('')).not.toContain('class Query');
  });
});

describe('refused by name is', () => {
  test.each<readonly [what: string, sdl: string, config: ClassesConfig, message: string]>([
    ['a list of lists', 'type T { grid: [[Int!]!]! }', {}, 'T.grid: '],
    ['a list of lists in an input', 'input I { grid: [[Int!]!]! }', {}, 'I.grid: '],
    ['a field that is named constructor', 'type T { constructor: Int }', {}, 'T.constructor: '],
    ['an interface field with arguments', 'interface I { a(b: Int): Int }', {}, 'I.a: '],
    ['a type with a name that the file imports', 'type Field { a: Int }', {}, 'Field: '],
    ['a scalar without a type', 'scalar Odd type T { a: Odd }', {}, 'Odd: '],
    ['a computed field that is gone', 'type T { a: Int }', { computed: ['T.b'] }, 'T.b: configured'],
    ['an enum that is gone', '', { enumValues: { Mood: './mood.js' } }, 'Mood: configured'],
  ])('%s', (_what, sdl, config, message) => {
    expect(() => written(sdl, config)).toThrow(message);
  });
});

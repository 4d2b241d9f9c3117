import { globSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, isObjectType, type GraphQLSchema } from 'graphql';
import { createResolversMap, getMetadataStorage } from 'type-graphql';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/graphql/answer.js';
import type { PageInfo } from '../../src/graphql/contract.generated.js';
import { contractText, emittedSchema, resolverClasses } from '../../src/graphql/schema.js';
import { fieldsRead } from '../../src/persistence/reading/readings.js';
import { ownTypes } from './facts.js';

type ResolversMap = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Fields of the objects that are read, which neither a reading nor a resolver answers. A page is read for a resolver that answers it. */
function unanswered(contract: GraphQLSchema, resolvers: ResolversMap): readonly string[] {
  const types = ownTypes(contract).filter((type) => isObjectType(type) && fieldsRead(type.name) !== null);
  if (types.length < 20) throw new Error('Hardly anything is read');
  return types.flatMap((type) =>
    Object.keys(isObjectType(type) ? type.getFields() : {})
      .filter((field) => (fieldsRead(type.name)?.[field]?.kind ?? 'pages') === 'pages')
      .filter((field) => !resolvers[type.name]?.[field])
      .map((field) => `${type.name}.${field}`),
  );
}

describe('every field', () => {
  const resolvers = createResolversMap(emittedSchema()) as ResolversMap;

  test('of an object that is read is declared by its reading, or has a resolver', () => {
    expect(unanswered(buildSchema(contractText()), resolvers)).toEqual([]);
  });

  test('that is new in the contract and that nothing answers is found', () => {
    const contract = contractText().replace(
      /(?<=^type Ticket implements[^}]+?\n  subject: String!)/m,
      '\n  mood: String',
    );
    expect(unanswered(buildSchema(contract), resolvers)).toEqual(['Ticket.mood']);
  });

  test('whose resolver is gone is found', () => {
    const { timeline: _, ...others } = resolvers['Ticket']!;
    expect(unanswered(buildSchema(contractText()), { ...resolvers, Ticket: others })).toEqual(['Ticket.timeline']);
  });

  test('of a value has a property, plain or to be read: without one it does not compile', () => {
    const whole: Answer<PageInfo> = {
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: () => 'a',
    };
    // @ts-expect-error endCursor is left out
    const left: Answer<PageInfo> = { hasNextPage: true, hasPreviousPage: false, startCursor: null };
    // @ts-expect-error a cursor is a text
    const other: Answer<PageInfo> = { ...whole, startCursor: 1 };
    expect(Object.keys({ ...whole, ...left, ...other })).toHaveLength(4);
  });
});

describe('every class of resolvers', () => {
  const HOME = path.resolve(import.meta.dirname, '../../src/graphql');

  test('that is written is served', async () => {
    const files = globSync('**/*.ts', { cwd: HOME });
    const modules: readonly object[] = await Promise.all(files.map((file) => import(path.join(HOME, file))));
    const resolving = new Set<unknown>(getMetadataStorage().resolverClasses.map(({ target }) => target));
    const written = modules.flatMap((module) => Object.values(module)).filter((each) => resolving.has(each));
    expect(written.length).toBeGreaterThan(30); // a guard that has read nothing is red
    expect(new Set(written).difference(new Set<unknown>(resolverClasses))).toEqual(new Set());
  });
});

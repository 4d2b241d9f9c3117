import {
  getNamedType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ownTypes } from './facts.js';

/** Sessions and presence: nothing of a workspace's log is changed, nothing to repeat, nothing to keep a version of. */
const OUTSIDE_THE_LOG: ReadonlySet<string> = new Set([
  ...['signIn', 'refreshSession', 'signOut', 'renewSocket'],
  'reportPresence',
]);

/** What only the desk itself changes, in the background, or says of what it did: nobody sends a version of it. */
const OF_THE_DESK: ReadonlySet<string> = new Set(['SlaRecompute', 'LeftOutHoliday']);

type Mutation = GraphQLField<unknown, unknown>;

/** Every mutation of a contract. */
export const mutationsOf = (schema: GraphQLSchema): readonly Mutation[] =>
  Object.values(schema.getMutationType()?.getFields() ?? {});

/** Those that change a workspace, with their input. */
const changesOf = (schema: GraphQLSchema): readonly (readonly [Mutation, GraphQLInputObjectType])[] =>
  mutationsOf(schema)
    .filter(({ name }) => !OUTSIDE_THE_LOG.has(name))
    .flatMap((mutation) => {
      const type = getNamedType(mutation.args[0]?.type);
      return isInputObjectType(type) ? [[mutation, type] as const] : [];
    });

const capitalized = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;

/** What breaks a rule that the contract follows throughout, in words. Empty when nothing does. */
export const brokenRules = (schema: GraphQLSchema): readonly string[] => [
  ...mutationsOf(schema).flatMap(brokenByInput),
  ...mutationsOf(schema).flatMap(brokenByPayload),
  ...changesOf(schema).flatMap(brokenByRepeating),
  ...brokenByVersions(schema),
  ...ownTypes(schema).filter(isObjectType).flatMap(brokenByConnection),
  ...ownTypes(schema).filter(isObjectType).flatMap(brokenByList),
];

function brokenByInput({ name, args }: Mutation): readonly string[] {
  if (name === 'signOut') return args.length ? ['signOut takes an argument'] : [];
  const wanted = `input: ${capitalized(name)}Input!`;
  const taken = args.map((argument) => `${argument.name}: ${argument.type}`).join(', ');
  return taken === wanted ? [] : [`${name} takes (${taken}), not (${wanted})`];
}

function brokenByPayload({ name, type }: Mutation): readonly string[] {
  const wanted = `${capitalized(name)}Payload`;
  if (String(type) !== `${wanted}!`) return [`${name} answers ${type}, not ${wanted}!`];
  const payload = getNamedType(type) as GraphQLObjectType;
  const { userErrors, position, ...changed } = payload.getFields();
  return [
    ...(String(userErrors?.type) === '[UserError!]!' ? [] : [`${wanted} has no userErrors: [UserError!]!`]),
    ...(OUTSIDE_THE_LOG.has(name) || String(position?.type) === 'Position'
      ? []
      : [`${wanted} has no position: Position`]),
    ...Object.values(changed)
      .filter((field) => isNonNullType(field.type))
      .map((field) => `${wanted}.${field.name} can't be null when refused`),
  ];
}

const brokenByRepeating = ([{ name }, input]: readonly [Mutation, GraphQLInputObjectType]): readonly string[] =>
  String(input.getFields()['idempotencyKey']?.type) === 'String' ? [] : [`the input of ${name} has no idempotencyKey`];

/** What a mutation changes has a version, and whoever changes what is already there may say which version they saw. */
function brokenByVersions(schema: GraphQLSchema): readonly string[] {
  return changesOf(schema).flatMap(([{ name, type }, input]) => {
    const payload = getNamedType(type) as GraphQLObjectType;
    const changed = Object.values(payload.getFields())
      .map((field) => getNamedType(field.type))
      .filter(isObjectType);
    const unversioned = changed
      .filter((each) => !OF_THE_DESK.has(each.name) && String(each.getFields()['version']?.type) !== 'Int!')
      .map((each) => `${each.name} is changed by ${name} and has no version: Int!`);
    const makes = /^(create|open)[A-Z]/.test(name);
    const expects = String(input.getFields()['expectedVersion']?.type) === 'Int';
    if (makes !== expects || ADDS.has(name)) return unversioned;
    return [
      ...unversioned,
      `the input of ${name} ${makes ? 'expects a version of what is not there' : 'has no expectedVersion'}`,
    ];
  });
}

/** They add something and overwrite nothing that somebody else said. */
const ADDS: ReadonlySet<string> = new Set(['replyToTicket', 'addNote', 'rateTicket', 'setPresence', 'submitFeedback']);

function brokenByConnection(type: GraphQLObjectType): readonly string[] {
  if (!type.name.endsWith('Connection')) return [];
  const of = type.name.replace(/Connection$/, '');
  const wanted = {
    edges: `[${of}Edge!]!`,
    nodes: `[${of}!]!`,
    pageInfo: 'PageInfo!',
    totalCount: 'Int!',
    asOf: 'Position!',
  };
  const fields = type.getFields();
  return Object.entries(wanted)
    .filter(([name, wants]) => String(fields[name]?.type) !== wants)
    .map(([name, wants]) => `${type.name} has no ${name}: ${wants}`);
}

/** A field that answers a connection can be paged in both directions. */
const brokenByList = (type: GraphQLObjectType): readonly string[] =>
  Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .flatMap((field) =>
      Object.entries({ first: 'Int', after: 'String', last: 'Int', before: 'String' })
        .filter(([name, wants]) => String(field.args.find((each) => each.name === name)?.type) !== wants)
        .map(([name, wants]) => `${type.name}.${field.name} has no ${name}: ${wants}`),
    );

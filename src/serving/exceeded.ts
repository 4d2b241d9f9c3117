import { GraphQLError, type GraphQLErrorOptions } from 'graphql';
import type { ErrorCode } from '../graphql/errors.js';

/** How each limit is told to a client: what has or is so much, with room for the number. */
const WORDS = {
  tokens: ['The document has', 'tokens'],
  nesting: ['The document is nested', 'levels deep'],
  depth: ['The operation nests fields', 'levels deep'],
  aliases: ['The operation has', 'aliases'],
  rootFields: ['The operation has', 'fields at its root'],
  directives: ['The operation has', 'directives'],
  fields: ['The operation has, through fragments,', 'fields'],
  schemaRoots: ['The operation asks for the schema', 'times'],
  typeRoots: ['The operation asks for single types', 'times'],
  schemaLists: [
    'What it asks of the schema nests lists of fields, input fields, interfaces, possible types or values',
    'levels deep',
  ],
  schemaAliases: ['What it asks of the schema has', 'aliases'],
  comparisons: ['The fields of the same name need', 'comparisons'],
  inputDepth: ['The input nests lists and objects', 'levels deep'],
  inputValues: ['The variables have', 'values'],
} as const;

/** A limit of documents or their input; clients find it as `extensions.limit`. */
export type LimitName = keyof typeof WORDS;

/** A limit, the most that is allowed, what was sent, and whether it was more than that, because nobody counted on. */
export type Exceeded = readonly [limit: LimitName, max: number, sent: number, orMore?: boolean];

/** One error for each of these that is exceeded: it names the limit and what was sent. */
export const overLimit = (
  code: ErrorCode,
  limits: readonly Exceeded[],
  where: GraphQLErrorOptions = {},
): readonly GraphQLError[] =>
  limits
    .filter(([, max, sent]) => sent > max)
    .map(([limit, max, sent, orMore = false]) => {
      const [has, what] = WORDS[limit];
      const message = `${has} ${sent}${orMore ? ' or more' : ''} ${what}; at most ${max} ${max === 1 ? 'is' : 'are'} allowed.`;
      return new GraphQLError(message, { ...where, extensions: { code, limit, max, sent } });
    });

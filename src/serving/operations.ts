import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { Logger } from 'pino';
import { audienceOf } from '../domain/access/audience.js';
import type { AccessClaims } from '../domain/access/claims.js';
import { Context, contextOf, type Carrier, type House } from '../graphql/context.js';
import { Watching, type Delivery, type MomentWatch } from '../graphql/delivery.js';
import { toldError, unauthenticated } from '../graphql/errors.js';
import type { Ear, Place } from '../realtime/watch.js';
import { operationOf, tellingVariables, type Documents, type Known, type Request } from './documents.js';
import { tellErrors } from './told-errors.js';

/** What runs operations for whoever carries them. */
export interface Runner {
  readonly documents: Documents;
  readonly house: House;
  readonly log: Logger;
}

/** An operation that is ready to run. */
export interface Prepared {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly args: ExecutionArgs;
  /** Equal for operations that ask the same, whoever asks. */
  readonly key: string;
  readonly known: Known;
}

/** What went wrong before anything ran, as clients are told. */
export interface Turned {
  readonly errors: readonly GraphQLFormattedError[];
}

/** Whether an operation was turned away. */
export const isTurned = (answer: object): answer is Turned => 'errors' in answer;

/** Checks the document and finds out who asks. Never throws: what goes wrong here ends this operation and no other. */
export async function prepare(
  { documents, house, log }: Runner,
  request: Request,
  claims: AccessClaims | null,
  carrier: Carrier = {},
): Promise<Prepared | Turned> {
  try {
    const known = documents.check(request.query);
    if (!('document' in known)) return { errors: tellErrors(known, log) };
    const operation = operationOf(documents, known, request);
    if (!('kind' in operation)) return { errors: tellErrors(operation, log) };
    const lookUp = operation.operation === 'subscription' ? house.watcherOf : house.viewerOf;
    const contextValue = claims
      ? await contextOf(house, claims, { carrier, lookUp })
      : new Context(house, null, null, null, carrier);
    if (!contextValue) return { errors: tellErrors([unauthenticated('This session has ended. Sign in again.')], log) };
    const { document, name } = known;
    const { operationName, variables: variableValues } = request;
    const key = JSON.stringify([name, operationName ?? null, tellingVariables(operation, request)]);
    const args = { schema: documents.schema, document, operationName, variableValues, contextValue };
    return { kind: operation.operation, args, key, known };
  } catch (fault) {
    return { errors: tellErrors([faultOf(fault)], log) };
  }
}

/** Runs a query or a mutation. */
export async function answerOnce({ log }: Runner, { args }: Prepared): Promise<unknown> {
  const result = await execute(args);
  return result.errors ? { ...result, errors: tellErrors(result.errors, log) } : result;
}

/** Begins a subscription; its answers go to `ear`. */
export async function subscribe(runner: Runner, { args, key, known }: Prepared, ear: Ear): Promise<Place | Turned> {
  const { house, log } = runner;
  const source = await createSourceEventStream(args);
  if (!(source instanceof Watching)) return { errors: tellErrors((source as ExecutionResult).errors!, log) };
  const { of: watch, context } = source;
  if ('changes' in watch) return watchMoment(runner, args, watch, context.claims!, ear);
  const personal = known.personal || watch.personal === true;
  const shared = {
    ...{ key, hears: watch.hears, latest: watch.latest === true },
    audience: (actor: Context['viewer']['actor']) => audienceOf(actor, personal),
    tell: async (viewer: Context['viewer'], event: Parameters<typeof watch.root>[1]): Promise<string | null> => {
      const fresh = new Context(house, null, viewer); // its own reader for each answer, which lives as long as the answer
      return textOf(runner, args, fresh, () => watch.root(fresh, event));
    },
  };
  return house.fanOut.watch(shared, context.claims!, context.viewer, watch.after, ear);
}

/** Tells one watcher of what is true for the moment: at once, and whenever it changes; of changes that come while it is told, the last. */
function watchMoment(
  runner: Runner,
  args: ExecutionArgs,
  { changes, root }: MomentWatch,
  claims: AccessClaims,
  ear: Ear,
): Place {
  let session: AccessClaims = claims;
  let told: Promise<void> | null = null;
  let news = true;
  const tellNews = async (): Promise<void> => {
    while (news) {
      news = false;
      const context = await contextOf(runner.house, session);
      if (!context) return ear.end({ why: 'SESSION_ENDED' });
      const text = await textOf(runner, args, context, () => root(context));
      await ear.ready();
      if (text !== null) ear.hear([{ position: null, json: Buffer.from(text) }]);
    }
  };
  const tell = (): void => {
    news = true;
    told ??= tellNews()
      .catch((fault: unknown) => ear.end({ why: 'FAULT', fault }))
      .finally(() => {
        told = null;
        if (news) tell();
      });
  };
  const leave = changes(tell);
  tell();
  return { position: null, belongTo: (fresh) => void (session = fresh as AccessClaims), leave };
}

/** One answer of a subscription, as text; null for nothing after all. A fault that is nobody's to be told of is thrown. */
async function textOf(
  { log }: Runner,
  args: ExecutionArgs,
  context: Context,
  read: () => Promise<unknown>,
): Promise<string | null> {
  try {
    const root = await read();
    if (root === null) return null;
    const delivery: Delivery = { root, context };
    const result = await execute({ ...args, rootValue: delivery, contextValue: context });
    return JSON.stringify(result.errors ? { ...result, errors: tellErrors(result.errors, log) } : result);
  } catch (fault) {
    if (!toldError(fault)) throw fault;
    return JSON.stringify({ data: null, errors: tellErrors([faultOf(fault)], log) });
  }
}

/** A fault as GraphQL errors are, whose own words stay inside. */
export const faultOf = (fault: unknown): GraphQLError =>
  fault instanceof GraphQLError ? fault : new GraphQLError('an operation failed', { originalError: fault as Error });

import { setTimeout as delay } from 'node:timers/promises';
import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import { audienceOf } from '../domain/access/audience.js';
import type { AccessClaims } from '../domain/access/claims.js';
import { Context, contextOf, type Carrier, type House } from '../graphql/context.js';
import { Watching, type Delivery, type MomentWatch } from '../graphql/live/iterable-subscription.js';
import { toldError, unauthenticated, type ErrorCode } from '../graphql/errors.js';
import type { OutageLog } from '../outages.js';
import { attempt } from '../realtime/notifier.js';
import { retried } from '../realtime/retries.js';
import type { Ear, Place } from '../realtime/subscription.js';
import type { ClientAddress } from './client-address.js';
import { operationOf, tellingVariables, type Documents, type Known, type Request } from './documents.js';
import { faultOf, tellErrors } from './told-errors.js';
import { isUnavailable, saysOnlyUnavailable } from './unavailable.js';

/** What runs operations for whoever carries them. */
export interface Runner {
  readonly documents: Documents;
  readonly house: House;
  readonly log: OutageLog;
  readonly addressOf: ClientAddress;
}

/** An operation that makes sense, whoever asks. */
export interface Accepted {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly args: Omit<ExecutionArgs, 'contextValue'>;
  /** Equal for operations that ask the same, whoever asks. */
  readonly key: string;
  readonly known: Known;
}

/** An operation that is ready to run. */
export type Prepared = Accepted & { readonly args: ExecutionArgs };

/** What went wrong before anything ran, as clients are told. */
export interface Turned {
  readonly errors: readonly GraphQLFormattedError[];
}

/** Whether an operation was turned away: it has errors, and nothing besides. */
export const isTurned = (answer: object): answer is Turned => 'errors' in answer && !('data' in answer);

/** Checks the document, the choice of an operation and its variables. Never throws: what goes wrong here ends this operation and no other. */
export function accept({ documents, log }: Runner, request: Request): Accepted | Turned {
  try {
    const known = documents.check(request.query);
    if (!('document' in known)) return { errors: tellErrors(known, log) };
    const operation = operationOf(documents, known, request);
    if (!('kind' in operation)) return { errors: tellErrors(operation, log) };
    const { operationName, variables: variableValues } = request;
    const key = JSON.stringify([known.name, operationName ?? null, tellingVariables(operation, request)]);
    const args = { schema: documents.schema, document: known.document, operationName, variableValues };
    return { kind: operation.operation, args, key, known };
  } catch (fault) {
    return { errors: tellErrors([faultOf(fault)], log) };
  }
}

/** Finds out who asks. Never throws, as `accept`. */
export async function prepare(
  { house, log }: Runner,
  accepted: Accepted,
  claims: AccessClaims | null,
  carrier: Carrier = {},
): Promise<Prepared | Turned> {
  try {
    const lookUp = accepted.kind === 'subscription' ? house.watcherOf : house.viewerOf;
    const contextValue = claims
      ? await contextOf(house, claims, { carrier, lookUp })
      : new Context(house, null, null, { carrier });
    if (!contextValue) return { errors: tellErrors([unauthenticated('This session has ended. Sign in again.')], log) };
    return { ...accepted, args: { ...accepted.args, contextValue } };
  } catch (fault) {
    return { errors: tellErrors([faultOf(fault)], log) };
  }
}

/** Runs a query or a mutation. One of which nothing could be read because something is away is turned away. */
export async function answerOnce({ log }: Runner, { args }: Prepared): Promise<object> {
  const result = await execute(args);
  if (!result.errors) return result;
  const answer = { ...result, errors: tellErrors(result.errors, log) };
  return saysOnlyUnavailable(answer) ? { errors: answer.errors } : answer;
}

/** Begins a subscription; its answers go to `ear`. */
export async function subscribe(runner: Runner, { args, key, known }: Prepared, ear: Ear): Promise<Place | Turned> {
  const { house, log } = runner;
  const source = await createSourceEventStream(args);
  if (!(source instanceof Watching)) return { errors: tellErrors((source as ExecutionResult).errors!, log) };
  const { of: watch, context } = source;
  if ('changes' in watch) return watchMoment(runner, args, watch, context.claims!, ear);
  const personal = known.personal || watch.personal === true;
  const operation = {}; // stands for it among the plans: these outlive it
  const shared = {
    ...{ key, hears: watch.hears, outdated: watch.outdated ?? (() => false), latest: watch.latest === true },
    audience: (actor: Context['viewer']['actor']) => audienceOf(actor, personal),
    tell: (viewer: Context['viewer'], event: Parameters<typeof watch.root>[1], isLastTry: boolean) => {
      const plans = house.plansOf(operation, viewer.actor);
      const fresh = (): Context => new Context(house, null, viewer, { plans }); // a reader for each answer, which lives as long as the answer
      return textOf(runner, args, fresh, (itsContext) => watch.root(itsContext, event), isLastTry);
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
  const onFault = (err: unknown): void =>
    runner.log.warn({ err }, 'a delivery failed; it is tried again, or its subscription ends');
  let session: AccessClaims = claims;
  let told: Promise<void> | null = null;
  let news = true;
  let over = false;
  const tellOnce = async (isLastTry: boolean): Promise<void> => {
    news = false;
    await ear.ready(); // before they are looked up: who reads slowly may lose the right to it
    if (over) return;
    const operation = runner.house.newOperation(); // not that of whoever changed something, which may have ended
    const context = await operation.run(() => contextOf(runner.house, session)).finally(() => operation.finish());
    if (!context) return ear.end({ why: 'SESSION_ENDED' });
    const text = await textOf(runner, args, () => context, root, isLastTry);
    if (text !== null && !over) ear.hear([{ position: null, json: Buffer.from(text) }]);
  };
  const fail = (fault: unknown): void => {
    over = true;
    attempt(() => ear.end({ why: 'FAULT', fault }), onFault);
  };
  const tell = (): void => {
    news = true;
    told ??= retried(tellOnce, onFault)
      .catch(fail)
      .finally(() => {
        told = null;
        if (news && !over) tell();
      });
  };
  const stop = changes(tell);
  const leave = (): void => {
    over = true;
    stop();
  };
  tell();
  return { position: null, belongTo: (fresh) => void (session = fresh as AccessClaims), leave };
}

/** How often an answer is worked out that an outage spoils. */
const MOST_TRIES = 5;
/** Between attempts after an outage, in milliseconds. */
const RETRY_MS = 250;

/**
 * One answer of a subscription, as text; null for nothing after all. While the database is away it waits. A fault is thrown, but where the
 * last try leaves something to tell.
 */
async function textOf(
  { log, house }: Runner,
  args: ExecutionArgs,
  context: () => Context,
  read: ReadRoot,
  isLastTry: boolean,
) {
  for (let tries = 1; ; tries += 1) {
    const result = await resultOf(args, context(), read);
    if (result === null) return null;
    const fault = faultIn(result);
    if (!fault || (isLastTry && result.data && tries >= MOST_TRIES) || (isLastTry && result.data && !isOutage(fault)))
      return JSON.stringify(result.errors ? { ...result, errors: tellErrors(result.errors, log) } : result);
    if (!isOutage(fault) || tries >= MOST_TRIES) throw fault;
    log.warn({ err: fault }, 'an answer is worked out once more');
    await house.database.availability.answering();
    await delay(RETRY_MS);
  }
}

type ReadRoot = (context: Context) => Promise<unknown>;

/** The answer of one event; null for nothing after all. What goes wrong with the root stands among its errors, too. */
async function resultOf(args: ExecutionArgs, context: Context, read: ReadRoot): Promise<ExecutionResult | null> {
  const operation = context.house.newOperation();
  operation.share = context.viewer.actor.workspaceId;
  try {
    return await operation.run(async () => {
      const root = await read(context);
      if (root === null) return null;
      const delivery: Delivery = { root, context };
      return execute({ ...args, rootValue: delivery, contextValue: context });
    });
  } catch (fault) {
    return { data: null, errors: [faultOf(fault)] };
  } finally {
    operation.finish();
  }
}

/** What went wrong on our side, if anything did; and what took too long. */
const faultIn = ({ errors = [] }: ExecutionResult): unknown =>
  errors.find((error) => {
    const told = toldError(error);
    return told === null || isUnavailable(told) || told.extensions['code'] === ('TIMEOUT' satisfies ErrorCode);
  });

const isOutage = (fault: unknown): boolean => isUnavailable(toldError(fault) ?? {});

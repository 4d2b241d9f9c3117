import { setTimeout as delay } from 'node:timers/promises';
import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { AccessClaims } from '../domain/access/claims.js';
import { Context, contextOf, hasEnded, type Services, type Transport } from '../graphql/context.js';
import { IterableSubscription } from '../graphql/live/iterable-subscription.js';
import { formattedError, unauthenticated, type ErrorCode } from '../graphql/errors.js';
import type { OutageLog } from '../outages.js';
import { MomentarySubscriber, type ViewerOf } from '../realtime/momentary-subscriber.js';
import type { Sink, Subscriber } from '../realtime/sink.js';
import type { Execution, Subscription } from '../realtime/subscription.js';
import type { ClientAddress } from './client-address.js';
import { operationOf, type Documents, type Request } from './documents.js';
import { faultOf, formatErrors } from './formatted-errors.js';
import { isUnavailable, saysOnlyUnavailable } from './unavailable.js';

/** What runs operations, whichever transport they come by. */
export interface Runner {
  readonly documents: Documents;
  readonly services: Services;
  readonly log: OutageLog;
  readonly addressOf: ClientAddress;
}

/** An operation that makes sense, whoever asks. */
export interface Accepted {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly args: Omit<ExecutionArgs, 'contextValue'>;
}

/** An operation that is ready to run. */
export type Prepared = Accepted & { readonly args: ExecutionArgs };

/** What went wrong before anything ran, as clients are told. */
export interface Rejected {
  readonly errors: readonly GraphQLFormattedError[];
}

/** Whether an operation was rejected: it has errors, and nothing besides. */
export const isRejected = (answer: object): answer is Rejected => 'errors' in answer && !('data' in answer);

/** Checks the document, the choice of an operation and its variables. Never throws: what goes wrong here ends this operation and no other. */
export function accept({ documents, log }: Runner, request: Request): Accepted | Rejected {
  try {
    const known = documents.check(request.query);
    if (!('document' in known)) return { errors: formatErrors(known, log) };
    const operation = operationOf(documents, known, request);
    if (!('kind' in operation)) return { errors: formatErrors(operation, log) };
    const { operationName, variables: variableValues } = request;
    const args = { schema: documents.schema, document: known.document, operationName, variableValues };
    return { kind: operation.operation, args };
  } catch (fault) {
    return { errors: formatErrors([faultOf(fault)], log) };
  }
}

/** Finds out who asks. Never throws, as `accept`. */
export async function prepare(
  { services, log }: Runner,
  accepted: Accepted,
  claims: AccessClaims | null,
  transport: Transport = {},
): Promise<Prepared | Rejected> {
  try {
    const lookUp = accepted.kind === 'subscription' ? services.subscriberOf : services.viewerOf;
    const contextValue = claims
      ? await contextOf(services, claims, { transport, lookUp })
      : new Context(services, null, null, { transport });
    if (!contextValue)
      return { errors: formatErrors([unauthenticated('This session has ended. Sign in again.')], log) };
    return { ...accepted, args: { ...accepted.args, contextValue } };
  } catch (fault) {
    return { errors: formatErrors([faultOf(fault)], log) };
  }
}

/** Runs a query or a mutation. One of which nothing could be read because something is away is rejected. */
export async function answerOnce({ log }: Runner, { args }: Prepared): Promise<object> {
  const result = await execute(args);
  if (!result.errors) return result;
  const answer = { ...result, errors: formatErrors(result.errors, log) };
  return saysOnlyUnavailable(answer) ? { errors: answer.errors } : answer;
}

/** Begins a subscription; its messages go to the sink. */
export async function subscribe(runner: Runner, { args }: Prepared, sink: Sink): Promise<Subscriber | Rejected> {
  const { services, log } = runner;
  const source = await createSourceEventStream(args);
  if (!(source instanceof IterableSubscription))
    return { errors: formatErrors((source as ExecutionResult).errors!, log) };
  const { subscription } = source;
  const { claims, viewer } = args.contextValue as Context;
  if (subscription.source === 'LOG')
    return services.channels.subscribe(executionOf(runner, args, subscription), claims!, viewer, sink);
  const onFault = (err: unknown): void =>
    log.warn({ err }, 'a delivery failed; it is tried again, or its subscription ends');
  const viewerOf: ViewerOf = (session) => viewerNow(services, session as AccessClaims);
  return new MomentarySubscriber(executionOf(runner, args, subscription), claims!, viewerOf, sink, onFault);
}

/** Who a session is, as they are now; in an operation of its own, because the one that caused the event may have ended. */
async function viewerNow(services: Services, claims: AccessClaims): ReturnType<ViewerOf> {
  if (hasEnded(claims, services.clock())) return null;
  const operation = services.newOperation();
  return operation.run(() => services.viewerOf(claims)).finally(() => operation.finish());
}

/** A subscription and its document, for as many viewers and events as there are. */
function executionOf<Of extends Subscription<Context>>(
  runner: Runner,
  args: ExecutionArgs,
  subscription: Of,
): Execution<Of> {
  const operation = {}; // stands for it among the plans: these outlive it
  return {
    subscription,
    execute(viewer, event, isLastTry) {
      const plans = runner.services.plansOf(operation, viewer.actor);
      const fresh = (): Context => new Context(runner.services, null, viewer, { plans }); // a reader for each message, which lives as long as that
      return messageText(runner, args, fresh, (context) => subscription.payload(context, event!), isLastTry);
    },
  };
}

/** How often a message is executed that an outage spoils. */
const MAX_OUTAGE_TRIES = 5;
/** Between attempts after an outage, in milliseconds. */
const RETRY_MS = 250;

/**
 * One message of a subscription, as text; null for nothing after all. While the database is away it waits. A fault is thrown, but where the
 * last try leaves something to send.
 */
async function messageText(
  { log, services }: Runner,
  args: ExecutionArgs,
  fresh: () => Context,
  read: ReadPayload,
  isLastTry: boolean,
): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    const result = await resultOf(args, fresh(), read);
    if (result === null) return null;
    const fault = faultIn(result);
    if (
      !fault ||
      (isLastTry && result.data && tries >= MAX_OUTAGE_TRIES) ||
      (isLastTry && result.data && !isOutage(fault))
    )
      return JSON.stringify(result.errors ? { ...result, errors: formatErrors(result.errors, log) } : result);
    if (!isOutage(fault) || tries >= MAX_OUTAGE_TRIES) throw fault;
    log.warn({ err: fault }, 'an answer is worked out once more');
    await services.database.availability.answering();
    await delay(RETRY_MS);
  }
}

type ReadPayload = (context: Context) => Promise<unknown>;

/** What the document results in; null for nothing after all. What goes wrong with the payload stands among its errors, too. */
async function resultOf(args: ExecutionArgs, context: Context, read: ReadPayload): Promise<ExecutionResult | null> {
  const operation = context.services.newOperation();
  operation.share = context.viewer.actor.workspaceId;
  try {
    return await operation.run(async () => {
      const payload = await read(context);
      return payload === null ? null : execute({ ...args, rootValue: payload, contextValue: context });
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
    const formatted = formattedError(error);
    return (
      formatted === null || isUnavailable(formatted) || formatted.extensions['code'] === ('TIMEOUT' satisfies ErrorCode)
    );
  });

const isOutage = (fault: unknown): boolean => isUnavailable(formattedError(fault) ?? {});

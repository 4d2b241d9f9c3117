import type { Client, Sink, SubscribePayload } from 'graphql-ws';
import { CloseCode, createClient } from 'graphql-ws';
import { backOff, isLater, untilOver } from './going-on.ts';
import type { DeskOptions } from './subscribe.ts';

/** A token that ends within this is replaced, in milliseconds. */
const MINUTE = 60_000;

const RENEW = 'mutation ($accessToken: String!) { renewSocket(input: { accessToken: $accessToken }) { expiresAt } }';

/** The variables of one subscription; graphql-ws writes them anew for each attempt, so `after` is where the next one begins. */
type Cursor = Record<string, unknown> & { after: string | null };

/**
 * A graphql-ws client whose subscriptions go on after the last position they saw, however often the network breaks. It needs a subscription
 * that declares `$after`, passes it on and selects `position`, or `position: asOf` where the field is called so (deskCounters, agentQueue);
 * and a first `after`, the `asOf` of whatever was loaded before. What has no variable `after` is sent as it stands.
 *
 * It opens the WebSocket that browsers and Node have. The package ws, given as `webSocketImpl`, throws when a socket is ended that has not
 * opened yet: give each an `error` listener first.
 */
export function resumingClient({ url, accessToken, silenceMs = 30_000, wait = backOff }: DeskOptions): Client {
  const tokens = tokensOf(accessToken);
  let refused = 0;
  const client = createClient({
    url,
    connectionParams: async () => ({ authorization: `Bearer ${await tokens.next()}` }),
    retryAttempts: Infinity,
    retryWait: wait,
    shouldRetry: () => refused < 2, // also after the desk has closed the socket: it stops (1001), or the token has ended (4410)
    keepAlive: silenceMs / 3,
  });
  client.on('connected', () => {
    refused = 0;
    tokens.spend();
  });
  client.on('closed', (event) => {
    if ((event as { readonly code?: number }).code !== CloseCode.Forbidden) return;
    refused += 1;
    tokens.spend();
  });
  endWhenSilent(client, silenceMs);
  renewInTime(client, tokens);
  const cursors = followPings(client);
  return {
    ...client,
    subscribe: (payload, sink) =>
      payload.variables && 'after' in payload.variables
        ? subscribeAfterLast(client, cursors, wait, payload, sink as Sink<unknown>)
        : client.subscribe(payload, sink),
  };
}

/** Ends a socket on which nothing came for so long: networks also break without a word. */
function endWhenSilent(client: Client, silenceMs: number): void {
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => client.terminate(), silenceMs);
  };
  for (const event of ['connecting', 'opened', 'message'] as const) client.on(event, listen);
  client.on('closed', () => clearTimeout(silence));
}

interface Tokens {
  /** When the one in use ends, in milliseconds. */
  readonly endsAt: number;
  /** A token to use from now on: the one that was asked for last, until it is spent. It may come after the socket that it was for. */
  next(): Promise<string>;
  /** The desk has taken or refused it. */
  spend(): void;
}

function tokensOf(accessToken: () => Promise<string>): Tokens {
  let used = '';
  let asked: Promise<string> | null = null;
  return {
    get endsAt() {
      const claims = atob((used.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
      return Number(/"exp":(\d+)/.exec(claims)?.[1] ?? Infinity) * 1000;
    },
    async next() {
      asked ??= accessToken().catch((fault) => {
        asked = null;
        throw fault;
      });
      return (used = await asked);
    },
    spend: () => void (asked = null),
  };
}

/** Hands in a newer token before the one in use ends; the socket stays open, and what is watched on it undisturbed. */
function renewInTime(client: Client, tokens: Tokens): void {
  const renew = async (): Promise<void> => {
    const { endsAt } = tokens;
    const accessToken = await tokens.next();
    tokens.spend();
    if (tokens.endsAt <= endsAt) return;
    client.subscribe({ query: RENEW, variables: { accessToken } }, { next() {}, error() {}, complete() {} });
  };
  client.on('ping', (received) => {
    if (received && tokens.endsAt - Date.now() < MINUTE) renew().catch(() => {}); // the next ping asks again
  });
}

/**
 * The desk's pings say up to where everything was told, so that a subscription to which nothing happens doesn't expire. They speak of what
 * the desk knew when it sent them; so they count for what was subscribed before a ping of ours that it has answered, and for nothing newer.
 */
function followPings(client: Client): Set<Cursor> {
  const cursors = new Set<Cursor>();
  let [asked, known] = [new Set<Cursor>(), new Set<Cursor>()];
  client.on('connected', () => ([asked, known] = [new Set(), new Set()]));
  client.on('ping', (received, payload) => {
    if (!received) asked = new Set(cursors);
    else for (const cursor of known) if (cursors.has(cursor)) goOn(cursor, payload?.['position']);
  });
  client.on('pong', (received) => {
    if (received) known = asked;
  });
  return cursors;
}

function goOn(cursor: Cursor, position: unknown): void {
  if (typeof position === 'string' && (!cursor.after || isLater(position, cursor.after))) cursor.after = position;
}

/** Subscribes after what was told last, until an error says that it is over. */
function subscribeAfterLast(
  client: Client,
  cursors: Set<Cursor>,
  wait: (tries: number) => Promise<void>,
  payload: SubscribePayload,
  sink: Sink<unknown>,
): () => void {
  const cursor = { ...payload.variables } as Cursor;
  return untilOver(
    ({ received, ended }) => {
      cursors.add(cursor);
      const leave = client.subscribe(
        { ...payload, variables: cursor },
        {
          next(result) {
            if (!result.data) return ended(result.errors);
            received();
            goOn(cursor, positionIn(result.data));
            sink.next(result);
          },
          error: ended,
          complete: () => cursors.has(cursor) && sink.complete(),
        },
      );
      return () => {
        cursors.delete(cursor);
        leave();
      };
    },
    (after) => goOn(cursor, after),
    (fault) => sink.error(fault),
    wait,
  );
}

/** The position of an answer: that of the one field that every subscription has. */
const positionIn = (data: object): unknown =>
  (Object.values(data) as readonly ({ readonly position?: unknown } | null)[])[0]?.position;

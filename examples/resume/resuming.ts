import type { Client, ClientOptions, ExecutionResult, Sink, SubscribePayload } from 'graphql-ws';
import { createClient } from 'graphql-ws';

/**
 * A graphql-ws client whose subscriptions go on after the last position they saw, however often the network breaks. It needs a subscription
 * that declares `$after`, passes it on and selects `position`; and a first `after`, the `asOf` of whatever was loaded before. Without one,
 * what happens before the first message is lost when the network breaks then.
 */
export function resumingClient(options: ClientOptions): Client {
  const client = createClient({
    retryAttempts: Infinity, // every attempt waits longer than the one before
    shouldRetry: () => true, // also after the desk has closed the socket: it stops (1001), or the token has ended (4410)
    ...options,
  });
  return { ...client, subscribe: (payload, sink) => subscribeAfterLast(client, payload, sink as Sink<never>) };
}

/** graphql-ws writes the payload anew for each attempt, so whoever changes `variables.after` says where the next one begins. */
function subscribeAfterLast(client: Client, payload: SubscribePayload, sink: Sink<ExecutionResult>): () => void {
  const variables = { ...payload.variables };
  return client.subscribe(
    { ...payload, variables },
    {
      ...sink,
      error: (fault) => sink.error(fault),
      complete: () => sink.complete(),
      next(result) {
        const position = positionIn(result as ExecutionResult);
        if (position) variables['after'] = position;
        sink.next(result as ExecutionResult);
      },
    },
  );
}

/** The position of an answer: that of the one field that every subscription has. */
function positionIn({ data }: ExecutionResult): string | null {
  const [told] = Object.values(data ?? {}) as { readonly position?: string }[];
  return told?.position ?? null;
}

import { createClient, NetworkError } from 'graphql-sse';
import { backOff, untilOver } from './going-on.ts';
import type { DeskOptions, Subscribe } from './subscribe.ts';

/**
 * With graphql-sse, for those who can't open a WebSocket. The client repeats its request when the network breaks; `Last-Event-ID`, the
 * position up to which everything was told, says where the stream goes on, before whatever `after` the request had.
 */
export const subscribeWithGraphqlSse =
  ({ url, accessToken, silenceMs = 30_000, wait = backOff }: DeskOptions): Subscribe =>
  (query, after, deliver, fail) => {
    let lastReceivedAt = after;
    const goOn = (position: string | undefined): void => void (lastReceivedAt = position ?? lastReceivedAt);
    let refusals: readonly string[] = [];

    const client = createClient({
      url,
      retryAttempts: Infinity,
      async retry(tries) {
        if (refusals.length > 1) throw new Error(refusals.at(-1)); // a fresh token has changed nothing
        await wait(tries);
      },
      async headers() {
        const token = await accessToken().catch((fault) => Promise.reject(new NetworkError(`${fault}`))); // it is asked for again
        return { authorization: `Bearer ${token}`, ...(lastReceivedAt && { 'last-event-id': lastReceivedAt }) };
      },
      async fetchFn(address: string, request: RequestInit) {
        const stream = await fetchStream(address, request, silenceMs, goOn);
        if (stream.ok) refusals = [];
        else if (stream.status < 500 && stream.status !== 429) refusals = [...refusals, stream.statusText];
        return stream;
      },
    });

    return untilOver(
      ({ received, ended }) =>
        client.subscribe<Readonly<Record<string, { readonly position?: string } | null>>>(
          { query, variables: { after } },
          {
            next({ data, errors }) {
              if (!data) return ended(errors);
              received();
              goOn(Object.values(data)[0]?.position);
              deliver(data);
            },
            error: ended,
            complete: () => {},
          },
        ),
      goOn,
      fail,
      wait,
    );
  };

/** Fetches a stream, and gives it up when nothing came for so long: networks also break without a word. */
async function fetchStream(
  address: string,
  request: RequestInit,
  silenceMs: number,
  heartbeat: (position: string | undefined) => void,
) {
  const silence = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(new Error(`nothing came for ${silenceMs} ms`)), silenceMs);
  };

  async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        listen();
        yield chunk;
        const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
        text = blocks.pop()!;
        if (!blocks.some((block) => block.includes('event:'))) heartbeat(/^id: (.+)/m.exec(blocks.at(-1) ?? '')?.[1]);
      }
      throw new Error('the stream ended'); // nobody hears it who was told before that it is complete
    } catch (fault) {
      throw new NetworkError(String(fault)); // what the client takes for a reason to try again
    } finally {
      clearTimeout(timer);
    }
  }

  listen();
  const signal = AbortSignal.any([request.signal!, silence.signal]);
  const response = await fetch(address, { ...request, signal }).catch((fault) => {
    clearTimeout(timer);
    throw fault;
  });
  const { ok, status, body } = response;
  if (ok) return { ok, status, statusText: response.statusText, body: body && chunksOf(body) };
  clearTimeout(timer);
  return { ok, status, statusText: await response.text(), body: null };
}

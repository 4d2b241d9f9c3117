import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { answerMalformed, refuseWithoutHost } from './malformed.js';

/** How long requests may take to arrive, in milliseconds. */
export interface RequestTimes {
  readonly headersTimeoutMs: number;
  /** Headers and body. */
  readonly requestTimeoutMs: number;
}

/** The largest headers of a request, in bytes. */
const MAX_HEADER_BYTES = 16_384;
/** How often it is looked at what has not arrived in time, in milliseconds: Node looks every 30 seconds unless told. */
const CHECK_MS = 250;
/** Longer than proxies keep their connections (mostly 60 s): a request that meets the end of its connection looks like a fault of the server. */
const KEEP_ALIVE_MS = 65_000;

/** Makes the server of all transports. Its time limits end requests that don't arrive, never answers, streams or sockets. */
export function httpServerFor(app: RequestListener, { headersTimeoutMs, requestTimeoutMs }: RequestTimes): Server {
  const httpServer: Server = createServer(
    {
      headersTimeout: Math.min(headersTimeoutMs, requestTimeoutMs), // headers are part of the request
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: CHECK_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      requireHostHeader: false, // Node would answer without a word
      keepAliveTimeout: KEEP_ALIVE_MS,
      shouldUpgradeCallback: (request: IncomingMessage): boolean =>
        httpServer.listenerCount('upgrade') > 0 && isWebSocket(request),
    },
    (request, response) => void (refuseWithoutHost(request, response) || app(request, response)),
  );
  answerMalformed(httpServer, { maxHeaderBytes: MAX_HEADER_BYTES, headersTimeoutMs, requestTimeoutMs });
  return httpServer;
}

/**
 * Whether a request asks for the WebSocket. All others that offer to change the protocol are answered as if they did not, as HTTP has it:
 * Java's client and `curl --http2` offer HTTP/2 with each first request.
 */
function isWebSocket({ url, headers }: IncomingMessage): boolean {
  if (headers.upgrade?.toLowerCase() !== 'websocket') return false;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  return !hasBody && /^\/graphql(\?|$)/.test(url!);
}

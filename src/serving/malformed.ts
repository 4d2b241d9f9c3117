import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from '../graphql/errors.js';
import { API_HEADERS } from './headers.js';

/** What requests must keep to before they are read. */
interface Expected {
  readonly maxHeaderBytes: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
}

/** How long a client may take to read why its request was refused, in milliseconds; then the connection is gone. */
const LINGER_MS = 500;

/** Answers what is no HTTP request, what no server is asked, and what does not arrive in time. Nothing is written into an answer that has begun. */
export function answerMalformed(httpServer: Server, expected: Expected): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  httpServer.prependListener('request', (request, response) => void latest.set(request.socket, response));
  httpServer.on('clientError', (fault: NodeJS.ErrnoException, socket) => {
    if (refused.has(socket)) return; // more of the same
    refused.add(socket);
    if (!socket.writable || !isUnanswered(latest.get(socket))) return void socket.destroy();
    const [status, message] = answerTo(fault.code, expected);
    refuseRaw(socket, status, message);
  });
  httpServer.on('checkExpectation', (_request, response) =>
    refuseEarly(response, 417, 'Of expectations only 100-continue is met.'),
  );
  httpServer.on('connect', (_request, socket) => {
    socket.on('error', () => {}); // the server does not listen to it any more
    if (!isUnanswered(latest.get(socket))) return void socket.destroy();
    refuseRaw(socket, 405, 'This is no proxy: CONNECT is not served.', { allow: 'GET, HEAD, POST' });
  });
}

/** Refuses a request of HTTP/1.1 that does not say exactly once which host it is for, as HTTP has it; answers whether it did. */
export function refuseWithoutHost(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.httpVersion !== '1.1' || request.headersDistinct['host']?.length === 1) return false;
  refuseEarly(response, 400, 'A request must have one Host header.');
  return true;
}

/** Whether an answer can be sent that the client takes for the answer to what it sends now. */
const isUnanswered = (response: ServerResponse | undefined): boolean =>
  !response ||
  response.writableFinished ||
  (!response.req.complete && !response.headersSent && response.socket !== null);

function answerTo(code: string | undefined, { maxHeaderBytes, headersTimeoutMs, requestTimeoutMs }: Expected) {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return [431, `The request line and the headers must be at most ${maxHeaderBytes} bytes.`] as const;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return [413, 'The extensions of the chunks are too large.'] as const;
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [
        ...[
          408,
          `Send the headers within ${headersTimeoutMs} ms, and the whole request within ${requestTimeoutMs} ms.`,
        ],
      ] as const;
    default:
      return [400, 'This is not a well-formed HTTP request.'] as const;
  }
}

/** What a refused request is answered before anything of ours has seen it. */
function refusal(message: string) {
  const body = `${JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' satisfies ErrorCode } }] })}\n`;
  const headers = {
    ...API_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  return { body, headers };
}

/** Refuses a request that the application must not see, and closes its connection. */
function refuseEarly(response: ServerResponse, status: number, message: string): void {
  const { body, headers } = refusal(message);
  response.writeHead(status, headers).end(body);
}

/** Refuses what no request was made of, and closes its connection. */
export function refuseRaw(
  socket: Duplex,
  status: number,
  message: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const { body, headers: usual } = refusal(message);
  const headers = { ...usual, ...more };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  const linger = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.on('close', () => clearTimeout(linger));
}

import type { Server } from 'node:http';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import { ANONYMOUS_CLOSE_MS, type AnonymousConnections, type AnonymousSocket } from './anonymous.js';
import type { ConnectionRegistry } from './connection-registry.js';
import type { Runner } from './operations.js';
import { refuseRaw } from './malformed.js';
import { SocketConnection } from './socket-connection.js';
import type { ConnectionLimits } from './socket-operation.js';

/** Limits of the socket side. */
export interface SocketLimits extends ConnectionLimits {
  readonly maxMessageBytes: number;
}

/** Carries GraphQL over WebSocket (graphql-transport-ws) on `/graphql`. */
export function serveWebSocket(
  httpServer: Server,
  runner: Runner,
  connections: ConnectionRegistry,
  anonymous: AnonymousConnections,
  limits: SocketLimits,
): void {
  const webSockets = new WebSocketServer({
    server: httpServer,
    path: '/graphql',
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false, // two to five times the CPU
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  webSockets.on('error', () => {}); // the HTTP server's own, passed on: whoever listens on that hears it
  webSockets.on('wsClientError', ({ message }, socket) => refuseRaw(socket, 400, `${message}.`));
  webSockets.on('connection', (webSocket, request) => {
    webSocket.on('error', () => {}); // bytes that are no WebSocket: the library closes it, and says with which code
    if (webSocket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL) {
      const terminate = setTimeout(() => webSocket.terminate(), ANONYMOUS_CLOSE_MS); // a client that does not answer
      webSocket.on('close', () => clearTimeout(terminate));
      return webSocket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
    }
    const address = runner.addressOf(request);
    const admit = (socket: SocketConnection): AnonymousSocket => anonymous.admit(address, socket);
    const { quota } = connections;
    const connection = new SocketConnection(webSocket, request.socket, runner, quota, admit, limits, address);
    webSocket.on('close', connections.add(connection));
  });
  connections.stopping.addEventListener('abort', () => webSockets.close());
}

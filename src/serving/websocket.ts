import type { Server } from 'node:http';
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Runner } from './operations.js';
import { GOING_AWAY, Peer, type PeerLimits } from './peer.js';

/** Limits of the socket side. */
export interface SocketLimits extends PeerLimits {
  readonly maxMessageBytes: number;
  readonly pingMs: number;
}

/** How often tokens are looked at whose socket is silent, in milliseconds. */
const TOKEN_CHECK_MS = 1000;
/** How long what is running may take to finish when the desk stops, in milliseconds. */
const DRAIN_MS = 5000;
/** How often it is looked at whether it has, in milliseconds. */
const DRAIN_CHECK_MS = 20;

/** Carries GraphQL over WebSocket (graphql-transport-ws) on `/graphql`. The answer drains it and closes every socket. */
export function serveWebSocket(httpServer: Server, runner: Runner, limits: SocketLimits): () => Promise<void> {
  const peers = new Set<Peer>();
  const webSockets = new WebSocketServer({
    server: httpServer,
    path: '/graphql',
    maxPayload: limits.maxMessageBytes,
    perMessageDeflate: false, // two to five times the CPU
    clientTracking: false,
    handleProtocols: (offered) => (offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : false),
  });
  webSockets.on('connection', (webSocket, { socket }) => {
    if (webSocket.protocol !== GRAPHQL_TRANSPORT_WS_PROTOCOL)
      return webSocket.close(CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable');
    const peer = new Peer(webSocket, socket, runner, limits);
    peers.add(peer);
    webSocket.on('close', () => peers.delete(peer));
  });
  const tokens = setInterval(() => peers.forEach((peer) => peer.checkToken()), TOKEN_CHECK_MS).unref();
  const pings = setInterval(() => peers.forEach((peer) => peer.ping()), limits.pingMs).unref();
  return async () => {
    clearInterval(tokens);
    clearInterval(pings);
    webSockets.close();
    for (const peer of peers) peer.drain();
    await until(() => [...peers].every(({ operations }) => operations === 0), DRAIN_MS);
    for (const peer of peers)
      peer.close(GOING_AWAY, 'The desk stops; connect again and go on after your last position');
    await until(() => peers.size === 0, DRAIN_MS / 5);
    for (const peer of peers) peer.terminate(); // they did not answer
  };
}

async function until(done: () => boolean, mostMs: number): Promise<void> {
  for (let waitedMs = 0; !done() && waitedMs < mostMs; waitedMs += DRAIN_CHECK_MS)
    await new Promise((resolve) => setTimeout(resolve, DRAIN_CHECK_MS));
}

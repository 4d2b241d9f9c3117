import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';

/**
 * How long requests may take to be answered when the server stops, in milliseconds. Sockets and streams have had up to 6 s before that:
 * together it is less than the 10 s after which Docker kills a process.
 */
const ANSWER_MS = 3000;
/** How often connections are looked at meanwhile, in milliseconds; so long a request that is just arriving may take. */
const LOOK_MS = 250;

/**
 * Lets requests be answered when the server stops, and closes connections that wait for none: those that have sent half a request or
 * nothing, or keep their side open after the last answer. To be called before the server listens.
 */
export function drainingOf(httpServer: Server): readonly ApolloServerPlugin[] {
  const answering = new Map<Socket, Set<ServerResponse>>();
  httpServer.on('connection', (socket: Socket) => {
    answering.set(socket, new Set());
    socket.once('close', () => answering.delete(socket));
  });
  httpServer.on('upgrade', (_request, socket) => answering.delete(socket as Socket)); // those are closed by the registry
  httpServer.on('request', ({ socket }, response) => {
    answering.get(socket)?.add(response);
    response.once('close', () => answering.get(socket)?.delete(response));
  });
  const closeUnfinished = (): void => {
    for (const [socket, responses] of answering)
      if (![...responses].some(({ req }) => req.complete)) socket.destroySoon(); // after what was written
  };
  const drainServer = async (): Promise<void> => {
    const looking = setInterval(closeUnfinished, LOOK_MS);
    httpServer.once('close', () => clearInterval(looking));
  };
  return [
    { serverWillStart: async () => ({ drainServer }) },
    ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: ANSWER_MS }),
  ];
}

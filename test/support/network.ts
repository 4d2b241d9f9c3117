import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A network between a client and the desk that can be broken. */
export interface Network {
  /** The desk's address as the client knows it, over WebSocket. */
  readonly url: string;
  /** Connections that came through so far. */
  readonly connections: number;
  /** Ends every connection without a word, and lets none through until `mend`. */
  cut(): void;
  mend(): void;
}

/** Stands between a client and the desk until the test ends. */
export async function aNetwork(deskUrl: string): Promise<Network> {
  const { hostname, port, pathname } = new URL(deskUrl);
  const open = new Set<Socket>();
  let [isCut, connections] = [false, 0];
  const server = createServer((client) => {
    if (isCut) return void client.destroy();
    connections += 1;
    const desk = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, desk],
      [desk, client],
    ] as const) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = (): void => open.forEach((socket) => socket.destroy());
  onTestFinished(() => {
    end();
    server.close();
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    get connections() {
      return connections;
    },
    cut() {
      isCut = true;
      end();
    },
    mend: () => void (isCut = false),
  };
}

import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A network between a client and the desk that can be broken. */
export interface Network {
  /** The desk's address as the client knows it, over WebSocket. */
  readonly url: string;
  /** Connections so far that were let in: those that came through, and those that went into the ice. */
  readonly connections: number;
  /** Ends every connection without a word, and lets none through until `mend`. */
  cut(): void;
  /** Swallows what either side says, and what is said on new connections until `mend`. Nobody is told, also not when the other side leaves. */
  freeze(): void;
  /** Lets new connections through. Those that were cut or frozen stay as they are. */
  mend(): void;
}

/** Both ends of one connection. */
interface Line {
  readonly ends: readonly (readonly [from: Socket, to: Socket])[];
  isFrozen: boolean;
}

/** Stands between a client and the desk until the test ends. `hear` is told what the desk says. */
export async function aNetwork(deskUrl: string, onText: (text: string) => void = () => {}): Promise<Network> {
  const { hostname, port, pathname } = new URL(deskUrl);
  const lines = new Set<Line>();
  let state: 'whole' | 'cut' | 'frozen' = 'whole';
  let connections = 0;
  const freeze = (line: Line): void => {
    line.isFrozen = true;
    for (const [from, to] of line.ends) from.unpipe(to).resume();
  };
  const server = createServer((client) => {
    if (state === 'cut') return void client.destroy();
    connections += 1;
    const desk = connect(Number(port), hostname);
    const ends = [[client, desk] as const, [desk, client] as const];
    const line: Line = { ends, isFrozen: false };
    lines.add(line);
    for (const [from, to] of ends) {
      from.on('error', () => {}); // it closes, too
      from.on('close', () => {
        if (!line.isFrozen) to.destroy();
        if (ends.every(([end]) => end.destroyed)) lines.delete(line);
      });
      from.pipe(to);
    }
    desk.on('data', (chunk) => onText(chunk.toString()));
    if (state === 'frozen') freeze(line);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = (): void => lines.forEach(({ ends }) => ends.forEach(([from]) => from.destroy()));
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
      state = 'cut';
      end();
    },
    freeze() {
      state = 'frozen';
      lines.forEach(freeze);
    },
    mend: () => void (state = 'whole'),
  };
}

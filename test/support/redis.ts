import { spawn, type ChildProcess } from 'node:child_process';
import { connect, createServer, type AddressInfo } from 'node:net';

/** A port that nothing listens on. */
export async function aFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Redis of one's own, which forgets everything; null where none is installed. Whoever starts it kills it. */
export async function aRedis(port: number): Promise<ChildProcess | null> {
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  let isMissing = false;
  redis.on('error', () => (isMissing = true));
  while (!isMissing && !(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  return isMissing ? null : redis;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => (socket.destroy(), resolve(true)));
    socket.on('error', () => resolve(false));
  });

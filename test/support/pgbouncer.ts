import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** Where Debian and others install it. */
const PGBOUNCER = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
].find(existsSync);

/** Why PgBouncer can't be tried here; null when it can. */
export const noPgBouncer = (): string | null =>
  PGBOUNCER === undefined ? 'PgBouncer is not installed (apt install pgbouncer)' : null;

/** A PgBouncer that runs in transaction mode unless said otherwise. */
export interface PgBouncer {
  /** The same database, user and password as the server's address, through it. */
  urlOf(serverUrl: string): string;
  stop(): Promise<void>;
}

/**
 * Starts one before a server, on a free port. Everybody may connect, as the user of the server's address.
 * @param only the one database that it knows, which is the server's; without it all are known by their names
 */
export async function startPgBouncer(
  serverUrl: string,
  settings: Readonly<Record<string, string | number>> = {},
  only?: string,
): Promise<PgBouncer> {
  const server = new URL(serverUrl);
  const folder = await mkdtemp(path.join(tmpdir(), 'ticketwire-pgbouncer-'));
  const port = await freePort();
  const file = path.join(folder, 'pgbouncer.ini');
  await writeFile(file, configuration(server, port, settings, only));
  await chmod(folder, 0o755); // it runs as another user where we are root, as which it refuses to run
  const child = spawn(PGBOUNCER!, [file], { stdio: ['ignore', 'ignore', 'pipe'], ...anotherUser() });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said = `${said}${text.toString()}`.slice(-4000)));
  const ended = once(child, 'exit');
  const urlOf = (url: string): string => {
    const through = new URL(url);
    through.host = `127.0.0.1:${port}`;
    return through.href;
  };
  const first = new URL(urlOf(serverUrl));
  if (only) first.pathname = `/${only}`;
  await answers(first.href, ended, () => said);
  return {
    urlOf,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

const configuration = (
  { hostname, port, username, password, pathname }: URL,
  listenPort: number,
  settings: Readonly<Record<string, string | number>>,
  only?: string,
): string => {
  const all = {
    ...{ listen_addr: '127.0.0.1', listen_port: listenPort, unix_socket_dir: '', auth_type: 'any' },
    ...{ pool_mode: 'transaction', max_client_conn: 2000, default_pool_size: 20, server_login_retry: 1, ...settings },
  };
  const login = [
    `user=${decodeURIComponent(username)}`,
    ...(password ? [`password=${decodeURIComponent(password)}`] : []),
  ];
  return [
    ...[
      '[databases]',
      `${only ? `${only} = dbname=${pathname.slice(1)}` : '* ='} host=${hostname} port=${port || 5432} ${login.join(' ')}`,
    ],
    ...['[pgbouncer]', ...Object.entries(all).map(([name, value]) => `${name} = ${value}`)],
  ].join('\n');
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function anotherUser(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const number = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: number('-u'), gid: number('-g') };
}

async function answers(url: string, ended: Promise<unknown>, said: () => string): Promise<void> {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (let tries = 0; ; tries += 1) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return await client.end();
    } catch (fault) {
      if (hasEnded || tries > 100) throw new Error(`PgBouncer did not start:\n${said()}`, { cause: fault });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

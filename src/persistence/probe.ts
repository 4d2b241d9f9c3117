import type { Socket } from 'node:net';
import pg from 'pg';
import { Unanswered, type Health } from './availability.js';

/** How long an answer may take, in milliseconds. */
const LIMIT_MS = 700;
/** How long a connection is kept that nobody asks by, in milliseconds. */
const IDLE_MS = 30_000;

/** Asks a database server how it is, on a connection beside the pool: what is in use there does not hold it up. */
export class Probe {
  #kept: Line | null = null;
  #idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly url: string,
    private readonly stream: () => Socket,
  ) {}

  /** Asks on the connection that was used last, if there is one. */
  async ask(): Promise<Health> {
    const kept = this.#kept;
    if (!kept) return this.askAfresh();
    try {
      return await answerOf(kept);
    } catch (fault) {
      this.#drop(kept);
      if (fault instanceof Unanswered) throw fault;
      return this.askAfresh(); // it was lost while nobody used it
    }
  }

  /** Asks on a new connection. */
  async askAfresh(): Promise<Health> {
    const fresh = lineTo(this.url, this.stream);
    fresh.client.on('error', () => this.#drop(fresh)); // whoever asks is told
    try {
      const health = await answerOf(fresh);
      if (this.#kept) this.#drop(this.#kept);
      this.#kept = fresh;
      clearTimeout(this.#idle);
      this.#idle = setTimeout(() => this.#drop(fresh), IDLE_MS).unref();
      return health;
    } catch (fault) {
      this.#drop(fresh);
      throw fault;
    }
  }

  /** Gives the connection up. */
  close(): void {
    clearTimeout(this.#idle);
    if (this.#kept) this.#drop(this.#kept);
  }

  /** Says goodbye where it can still be said. */
  #drop(line: Line): void {
    if (this.#kept === line) this.#kept = null;
    if (line.isConnected) line.client.end().catch(() => {}); // it is gone already
    line.socket()?.destroySoon();
    line.isConnected = false;
  }
}

interface Line {
  readonly client: pg.Client;
  readonly socket: () => Socket | undefined;
  isConnected: boolean;
}

function lineTo(connectionString: string, stream: () => Socket): Line {
  let socket: Socket | undefined;
  const client = new pg.Client({
    ...{ connectionString, application_name: 'ticketwire probe' },
    stream: () => (socket = stream()),
  });
  return { client, socket: () => socket, isConnected: false };
}

async function answerOf(line: Line): Promise<Health> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Unanswered(LIMIT_MS));
    line.isConnected = false; // nobody would read a goodbye
    line.socket()?.destroy();
  }, LIMIT_MS);
  try {
    return await Promise.race([asked(line), silence]);
  } finally {
    clearTimeout(timer);
  }
}

async function asked(line: Line): Promise<Health> {
  if (!line.isConnected) await line.client.connect();
  line.isConnected = true;
  const { rows } = await line.client.query<Health>('select pg_is_in_recovery() as "readOnly"');
  return rows[0]!;
}

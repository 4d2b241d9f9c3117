import type { Socket } from 'node:net';
import type { Pool, PoolClient } from 'pg';
import { Availability } from './availability.js';
import { streamsOf } from './connection.js';
import { isOutage, isWait, noted } from './outage.js';
import { Probe } from './probe.js';
import type { ServerAddress } from './server-address.js';
import { Silence, SILENCE_MS } from './silence.js';
import { Sockets } from './sockets.js';

/** How long a server may take to say goodbye, in milliseconds. */
const GOODBYE_MS = 2000;

/** Says when a database server is away, by what its connections say; and has whoever waits for it meanwhile told at once. */
export class ServerHealth {
  readonly #sockets = new Sockets();
  readonly #begunWhileAway = new WeakSet<Socket>();
  readonly #isPooled: boolean;
  readonly #probe: Probe;
  readonly #silence: Silence;
  /** Whether the server answers. */
  readonly availability: Availability;

  constructor(
    { url, isPooled }: Pick<ServerAddress, 'url' | 'isPooled'>,
    private readonly maxSilenceMs: number,
  ) {
    this.#isPooled = isPooled;
    this.#probe = new Probe(url, this.stream);
    this.#silence = new Silence({
      bytesRead: () => this.#sockets.bytesRead,
      probe: (byAllMeans) => {
        const sign = byAllMeans ? this.#probe.askAfresh() : this.#probe.ask();
        sign.catch(() => {}); // what counts is whether anything comes, be it a refusal
      },
      giveUp: () => this.#giveUp(),
    });
    this.availability = new Availability(
      () => this.#silence.during(this.#probe.ask()),
      async () => {
        const health = await this.#probe.askAfresh();
        this.#forgetUnborn();
        return health;
      },
    );
  }

  /** Makes the streams of connections to the server. */
  readonly stream = (): Socket => {
    const socket = this.#sockets.keep(streamsOf(this.maxSilenceMs)());
    if (this.availability.isAway) this.#begunWhileAway.add(socket);
    return socket;
  };

  /** Follows what a pool of connections meets, and has it refuse at once while the server is away. */
  observe(pool: Pool): void {
    const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
    const observed = new WeakSet<PoolClient>();
    const outdated = new WeakSet<PoolClient>();

    const take = async (): Promise<PoolClient> => {
      const { availability } = this;
      if (availability.isAway) throw availability.refusal;
      const connecting = connect();
      const client = await this.#silence.during(availability.whileAnswering(connecting)).catch((fault: unknown) => {
        connecting.then(
          (late) => late.release(),
          () => {},
        ); // that it failed is said here
        throw pool.ending ? fault : this.#note(fault, true);
      });
      if (!observed.has(client)) this.#observeStatements(client, outdated);
      observed.add(client);
      const { release } = client;
      client.release = (fault) => release(fault ?? outdated.has(client));
      return client;
    };

    type Called = (fault: unknown, client?: PoolClient, release?: PoolClient['release']) => void;
    const taken = (called?: Called): Promise<PoolClient> | void => {
      if (!called) return take();
      take().then((client) => called(undefined, client, client.release), called);
    };
    pool.connect = taken as Pool['connect'];
  }

  /** Stops observing, before the connections are closed: they must be so soon, or are without a goodbye. */
  close(): void {
    const { isAway } = this.availability;
    this.availability.close();
    this.#silence.close();
    this.#probe.close();
    const end = (): void => this.#sockets.all.forEach((socket) => socket.destroy());
    if (isAway) end();
    else setTimeout(end, GOODBYE_MS).unref();
  }

  #observeStatements(client: PoolClient, outdated: WeakSet<PoolClient>): void {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const observedQuery = (...asked: unknown[]): unknown => {
      const answer = query(...asked);
      if (!(answer instanceof Promise)) return answer; // a cursor, or one that is told by a callback
      return this.#silence.during(answer).catch((fault: unknown) => {
        if (!isOutage(fault)) throw fault;
        outdated.add(client); // it may lead to a server that has become a standby
        throw this.#note(fault);
      });
    };
    client.query = observedQuery as typeof client.query;
  }

  /**
   * Notes what shows an outage. What waits too long behind a pooler may have waited for a place only: it fails, and whether the server is
   * away is for `Silence` to find out, which sees the pooler answer new connections.
   */
  #note<T>(fault: T, isUnreachable = false): T {
    const hasOnlyWaited = this.#isPooled && isWait(fault);
    return hasOnlyWaited ? noted(fault, 'database') : this.availability.note(fault, isUnreachable);
  }

  /** Loses every connection: those that are silent now stay so when the network is mended, and whoever waits by one is told. */
  #giveUp(): void {
    const fault = new Error(`PostgreSQL has been silent for ${SILENCE_MS} ms`);
    this.availability.note(fault, true);
    for (const socket of this.#sockets.all) socket.destroy(fault);
  }

  /** Connections that were begun while the server was away will never be made where the network swallowed what was said. */
  #forgetUnborn(): void {
    for (const socket of this.#sockets.all)
      if (this.#begunWhileAway.has(socket) && socket.bytesRead === 0)
        socket.destroy(new Error('Connection terminated'));
  }
}

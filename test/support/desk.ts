import { randomUUIDv7 } from 'node:crypto';
import { pino } from 'pino';
import { afterAll } from 'vitest';
import { createWorkspace } from '../../src/actions/desk/create-workspace.js';
import { isRefusal } from '../../src/domain/refusal.js';
import type { Instant } from '../../src/domain/instant.js';
import { startServer, type RunningServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import type { Database } from '../../src/persistence/database.js';
import { Client, type Json } from './client.js';
import { aDatabase, type TestDatabase } from './database.js';

/** Everybody's password. */
export const PASSWORD = 'correct horse battery';

/** Everybody in a test signs in from one address. */
const MANY_SIGN_INS = { SIGN_INS_PER_ADDRESS: '100000', SIGN_INS_IN_ALL: '100000' };

/** A clock that follows the machine's and can be moved forward. */
export class MovableClock {
  #offsetMs = 0;
  readonly now = (): Instant => Temporal.Instant.fromEpochMilliseconds(Date.now() + this.#offsetMs);
  advance(duration: string): void {
    this.#offsetMs += Temporal.Duration.from(duration).total('milliseconds');
  }
  /** Goes to a moment, from where it runs on. */
  moveTo(moment: string): void {
    this.#offsetMs = Temporal.Instant.from(moment).epochMilliseconds - Date.now();
  }
}

/** A running desk of one test file. */
export interface Desk {
  readonly server: RunningServer;
  readonly database: TestDatabase;
  readonly clock: MovableClock;
  /** Somebody who is not signed in. */
  readonly anonymous: Client;
  /** Makes a workspace and signs its admin in. */
  workspace(slug: string): Promise<Workspace>;
  /** Waits until exactly so many subscriptions are live: whatever happens from then on is delivered to them. */
  subscribers(count: number): Promise<void>;
  /** Signs somebody in by e-mail. */
  signIn(email: string, workspace?: string): Promise<Client>;
}

/** A workspace and its admin, with a way to people it. */
export interface Workspace {
  readonly slug: string;
  readonly admin: Client;
  /** Adds somebody and signs them in. */
  person(name: string, input?: Readonly<Record<string, unknown>>): Promise<Client & { readonly id: string }>;
}

/** Starts a desk on a database of this file's own; stopped after the file. Call it at the top of the file. */
export async function aDesk(environment: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const database = await aDatabase();
  const clock = new MovableClock();
  const settings = readSettings({ PORT: '0', NODE_ENV: 'test', ...MANY_SIGN_INS, ...environment });
  const server = await startServer(settings, {
    database,
    clock: clock.now,
    log: pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' }),
  });
  afterAll(() => server.stop());
  const anonymous = new Client(server.url);
  const signIn = async (email: string, workspace?: string): Promise<Client> => {
    return new Client(server.url, await anonymous.signIn({ email, password: PASSWORD, workspace }));
  };
  const subscribers = async (count: number): Promise<void> => {
    const { channels, presence } = server.services;
    const there = (): number => channels.subscribers + presence.subscribers;
    for (let tries = 0; there() !== count; tries += 1) {
      if (tries > 500) throw new Error(`there are ${there()} subscribers, not ${count}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return {
    server,
    database,
    clock,
    anonymous,
    signIn,
    subscribers,
    workspace: (slug) => aWorkspace(slug, database, clock, signIn),
  };
}

async function aWorkspace(
  slug: string,
  database: Database,
  clock: MovableClock,
  signIn: Desk['signIn'],
): Promise<Workspace> {
  const context = { database, now: clock.now(), newId: () => randomUUIDv7() };
  const admin = { name: 'Admin', email: `admin@${slug}.test`, password: PASSWORD };
  const made = await createWorkspace(context, { slug, name: `Desk ${slug}`, timeZone: 'Asia/Seoul', admin });
  if (isRefusal(made)) throw new Error(JSON.stringify(made.problems));
  const client = await signIn(admin.email);
  const person: Workspace['person'] = async (name, input = {}) => {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@${slug}.test`;
    const { person: row } = await client.do(
      'createPerson',
      { name, email, password: PASSWORD, ...input },
      'person { id }',
    );
    return Object.assign(await signIn(email), { id: idOf(row!) });
  };
  return { slug, admin: client, person };
}

/** The id in an answer. */
export const idOf = (node: Json): string => node['id'] as unknown as string;

import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { pretendToCheck } from '../../src/integrations/passwords.js';
import { startServer } from '../../src/server.js';
import { readSettings } from '../../src/settings.js';
import type { Urgency } from '../../src/integrations/fair-queue.js';
import { aDesk, PASSWORD } from '../support/desk.js';
import { Client, type Answer } from '../support/client.js';
import { onPostgres } from '../support/database.js';
import { aFreePort, aRedis } from '../support/redis.js';
import { TRANSPORTS } from '../support/transports.js';

const desk = await aDesk({ TRUSTED_PROXIES: 'loopback', SIGN_INS_PER_ADDRESS: '30', SIGN_INS_IN_ALL: '600' });
const acme = await desk.workspace('acme');
const few = await aDesk({
  ...{ TRUSTED_PROXIES: 'loopback', SIGN_INS_PER_ADDRESS: '30', SIGN_INS_IN_ALL: '20' },
  SIGN_IN_FAILURES_PER_ACCOUNT: '2',
});
const fewAcme = await few.workspace('acme');
const direct = await aDesk({ SIGN_INS_PER_ADDRESS: '30' });

/** Has time to check a password, but not to wait for many others. */
const hurried = await aDesk({ TRUSTED_PROXIES: 'loopback', OPERATION_TIMEOUT_MS: '1000' });

const flooded = await aDesk({ TRUSTED_PROXIES: 'loopback' });
const { admin: floodedAdmin } = await flooded.workspace('flooded');
const redisPort = await aFreePort();
const redis = await aRedis(redisPort);
afterAll(() => redis?.kill());

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { code } } }';
const WRONG = 'wrong password!';

/** Many passwords are checked here, on a machine that may have more to do. */
const PATIENTLY = { timeout: 60_000 };

/** No e-mail address: the sign-in counts for its address, and no password is checked, which takes long. */
const ODD = 'not an e-mail address';

let addresses = 0;
/** An address that nobody has had. */
const fresh = (): string => `198.${18 + (addresses >> 16)}.${(addresses >> 8) & 255}.${(addresses += 1) & 255}`;

const from = (address: string) => ({ 'x-forwarded-for': address });

const signIn = (email: string, password: string, address: string, at = desk): Promise<Answer> =>
  at.anonymous.send(SIGN_IN, { input: { email, password } }, from(address));

/** What came of it: `session`, or the code of a refusal or an error. */
const outcomeOf = ({ data, errors }: Pick<Answer, 'data' | 'errors'>): string => {
  if (errors) return String(errors[0]!.extensions['code']);
  const { session, userErrors } = data['signIn']!;
  return (session as unknown) ? 'session' : String(userErrors![0 as unknown as string]!['code']);
};

const fail = async (email: string, times: number, at = desk): Promise<readonly string[]> => {
  const outcomes: string[] = [];
  for (let i = 0; i < times; i += 1) outcomes.push(outcomeOf(await signIn(email, WRONG, fresh(), at)));
  return outcomes;
};

/** Passwords that wait to be checked, until `stop` drops those that still wait. */
function aFlood(urgencies: readonly Urgency[], count: number, caller = () => 'others') {
  const leaving = new AbortController();
  let checked = 0;
  const checks = urgencies.flatMap((urgency) =>
    Array.from({ length: count }, () =>
      pretendToCheck(WRONG, { urgency, caller: caller(), signal: leaving.signal }).then(() => (checked += 1)),
    ),
  );
  const over = Promise.allSettled(checks);
  const stop = (): Promise<unknown> => (leaving.abort(), over);
  onTestFinished(async () => void (await stop()));
  return { checked: () => checked, stop };
}

const FAILED = 'SIGN_IN_FAILED';
const LATER = 'TOO_MANY_REQUESTS';

describe('an account', PATIENTLY, () => {
  test('AUTH-01 AUTH-02 AUTH-04 fails ten times, like one that there is not; then only addresses that signed in before may try', async () => {
    const { id: _ } = await acme.person('Mina');
    const home = fresh();
    expect(outcomeOf(await signIn('mina@acme.test', PASSWORD, home))).toBe('session');
    const tries = [...Array.from({ length: 10 }, () => FAILED), LATER, LATER];
    expect(await fail('mina@acme.test', 12)).toEqual(tries);
    expect(await fail('nobody@acme.test', 12)).toEqual(tries);

    const [known, unknown] = [
      await signIn('Mina@Acme.test', PASSWORD, fresh()),
      await signIn('nobody@acme.test', 'x', fresh()),
    ];
    for (const { status, headers, errors, data } of [known, unknown]) {
      const { extensions, message } = errors![0]!;
      expect([status, extensions['code'], data]).toEqual([429, LATER, null]);
      const seconds = Number(extensions['retryAfter']);
      expect(Number.isInteger(seconds) && seconds > 800 && seconds <= 900).toBe(true);
      expect(headers.get('retry-after')).toBe(String(seconds));
      expect(message).toBe(
        `At most 10 sign-ins to one account may fail within 15 minutes. Try again in ${seconds} seconds.`,
      );
    }
    expect(outcomeOf(await signIn('mina@acme.test', PASSWORD, home))).toBe('session');
  });

  test.each(TRANSPORTS)('AUTH-01 is limited over %s', async (kind, transport) => {
    const email = `${kind.toLowerCase().replaceAll(' ', '-')}@acme.test`;
    await fail(email, 2, few);
    const result = await transport(
      few.server.url,
      null,
      { query: SIGN_IN, variables: { input: { email, password: WRONG } } },
      from(fresh()),
    );
    expect(result.errors).toMatchObject([
      { message: expect.stringContaining('may fail within 15 minutes') as unknown, extensions: { code: LATER } },
    ]);
    expect(Number.isInteger(result.errors[0]!.extensions['retryAfter'])).toBe(true);
  });

  test('AUTH-01 AUTH-02 is tried ten times of a hundred at the same moment, and its owner is let in meanwhile', async () => {
    await acme.person('Nam');
    const home = fresh();
    await signIn('nam@acme.test', PASSWORD, home);
    const flood = Array.from({ length: 100 }, () => signIn('nam@acme.test', WRONG, fresh()).then(outcomeOf));
    const owner = signIn('nam@acme.test', PASSWORD, home).then(outcomeOf);
    const outcomes = Object.groupBy(await Promise.all(flood), (each) => each);
    expect(await owner).toBe('session');
    expect(Object.keys(outcomes).toSorted()).toEqual([FAILED, LATER]);
    expect(outcomes[FAILED]).toHaveLength(10);
  });

  test('AUTH-01 that is opened does not count: twelve in a row, each from somewhere else', async () => {
    await acme.person('Oli');
    for (let i = 0; i < 12; i += 1) expect(outcomeOf(await signIn('oli@acme.test', PASSWORD, fresh()))).toBe('session');
  });

  test.each([
    ['goes away', desk, 'mona'],
    ['has waited for as long as it may', hurried, 'mona'],
  ])('AUTH-01 that nobody tried does not count: its client %s in the queue', async (_what, at, slug) => {
    const place = await at.workspace(slug);
    await place.person('Mo');
    // They were there before, and so go first, whoever is how urgent.
    const flood = aFlood(['SIGNED_IN', 'KNOWN'], 95);
    const [here, leaving] = [fresh(), new AbortController()];
    const body = JSON.stringify({
      query: SIGN_IN,
      variables: { input: { email: `mo@${slug}.test`, password: PASSWORD } },
    });
    const headers = { 'content-type': 'application/json', ...from(here) };
    const gone = Array.from({ length: 10 }, () =>
      fetch(at.server.url, { method: 'POST', headers, body, signal: leaving.signal }).then(
        async (answer) => outcomeOf((await answer.json()) as Answer),
        () => 'gone',
      ),
    );
    if (at === desk) setTimeout(() => leaving.abort(), 400);
    expect(new Set(await Promise.all(gone))).toEqual(new Set([at === desk ? 'gone' : 'TIMEOUT']));
    await place.admin.ask('{ asOf }'); // by now the desk knows that they have gone
    await flood.stop();
    expect(outcomeOf(await signIn(`mo@${slug}.test`, PASSWORD, here, at))).toBe('session');
    const { rows } = await sql<{ sessions: number }>`
      select count(*)::int as sessions from session s join person p on p.id = s.person_id
      where p.email = ${`mo@${slug}.test`}`.execute(at.database.em().getKysely());
    expect(rows).toEqual([{ sessions: 2 }]); // the first and the last: none of those that left was tried
  });

  test('AUTH-01 AUTH-02 can not be tried by an account of the same e-mail elsewhere, nor be spared for its sake', async () => {
    const evil = await few.workspace('evil');
    await fewAcme.person('Pia');
    const { person } = await evil.admin.do(
      'createPerson',
      { name: 'Pia', email: 'pia@acme.test', password: WRONG },
      'person { id }',
    );
    const here = fresh();
    const outcomes: string[] = [];
    for (let i = 0; i < 4; i += 1) {
      const guess = `a guess, number ${i}`;
      await evil.admin.do('updatePerson', { personId: person!['id'], password: guess });
      outcomes.push(outcomeOf(await signIn('pia@acme.test', guess, here, few))); // opens theirs: does it open the other, too?
    }
    expect(outcomes.every((each) => each === 'session')).toBe(true);
    const slug = async (password: string): Promise<string> => {
      const input = { email: 'pia@acme.test', password, workspace: 'acme' };
      return outcomeOf(await few.anonymous.send(SIGN_IN, { input }, from(here)));
    };
    expect(await slug(PASSWORD)).toBe(LATER); // the guesses were counted
    expect(outcomeOf(await signIn('pia@acme.test', PASSWORD, here, few))).toBe(FAILED); // the other account is not even tried
  });

  test('AUTH-02 a known address fails five times as often, and no further', async () => {
    await fewAcme.person('Quin');
    const home = fresh();
    expect(outcomeOf(await signIn('quin@acme.test', PASSWORD, home, few))).toBe('session');
    const outcomes: string[] = [];
    for (let i = 0; i < 11; i += 1) outcomes.push(outcomeOf(await signIn('quin@acme.test', WRONG, home, few)));
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => FAILED), LATER]);
    expect(outcomeOf(await signIn('quin@acme.test', PASSWORD, home, few))).toBe(LATER);
  });
});

describe('an address', PATIENTLY, () => {
  test('AUTH-03 tries thirty times a minute, whatever it tries; others are not concerned', async () => {
    const here = fresh();
    const outcomes: string[] = [];
    for (let i = 0; i < 32; i += 1)
      outcomes.push(outcomeOf(await signIn(i % 10 ? ODD : `someone.${i}@acme.test`, WRONG, here)));
    expect(outcomes).toEqual([...Array.from({ length: 30 }, () => FAILED), LATER, LATER]);
    const { errors, headers } = await signIn('', '', here);
    expect(errors![0]!.message).toMatch(/^At most 30 sign-ins a minute may be tried from one address\./);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(outcomeOf(await signIn('someone@acme.test', WRONG, fresh()))).toBe(FAILED);
  });

  test('AUTH-03 that nobody signed in from shares a limit with all of those; one that is known does not', async () => {
    await few.workspace('globex');
    const home = fresh();
    expect(outcomeOf(await signIn('admin@globex.test', PASSWORD, home, few))).toBe('session');
    const outcomes: string[] = [];
    for (let i = 0; i < 30; i += 1) outcomes.push(outcomeOf(await signIn(`s${i}@globex.test`, WRONG, fresh(), few)));
    expect(outcomes.filter((each) => each === LATER).length).toBeGreaterThanOrEqual(10);
    const { errors } = await signIn('admin@globex.test', PASSWORD, fresh(), few);
    expect(errors![0]!.message).toMatch(/^At most 20 sign-ins a minute may be tried in all from addresses that/);
    expect(outcomeOf(await signIn('admin@globex.test', PASSWORD, home, few))).toBe('session');
  });

  test('AUTH-03 AUTH-06 is the same whatever port and spelling a proxy passes it on with', async () => {
    const here = fresh();
    const spelt = (i: number): string => [`${here}:${10_000 + i}`, `"${here}:${i}"`, `[::ffff:${here}]:${i}`][i % 3]!;
    const outcomes: string[] = [];
    for (let i = 0; i < 32; i += 1) outcomes.push(outcomeOf(await signIn(ODD, WRONG, spelt(i))));
    expect(outcomes).toEqual([...Array.from({ length: 30 }, () => FAILED), LATER, LATER]);
  });

  test('AUTH-06 is not what a stranger says it is, unless a trusted proxy passes it on', async () => {
    const outcomes: string[] = [];
    for (let i = 0; i < 31; i += 1) outcomes.push(outcomeOf(await signIn(ODD, WRONG, fresh(), direct)));
    expect(outcomes.at(-1)).toBe(LATER);
  });
});

test('AUTH-04 an account that there is not takes as long as one that there is', async () => {
  await acme.person('Rosa');
  const took: Record<'there' | 'not there', number[]> = { there: [], 'not there': [] };
  const time = async (what: keyof typeof took, email: string): Promise<void> => {
    const before = performance.now();
    expect(outcomeOf(await signIn(email, WRONG, fresh()))).toBe(FAILED);
    took[what].push(performance.now() - before);
  };
  for (let i = 0; i < 9; i += 1) {
    await time('not there', `nobody.${i}@acme.test`); // the first one, too: it is the first of this desk
    await time('there', 'rosa@acme.test');
  }
  const ratio = Math.min(...took.there) / Math.min(...took['not there']); // whatever else runs makes them longer, never shorter
  expect(ratio).toBeGreaterThan(0.6);
  expect(ratio).toBeLessThan(1.7);
});

describe('a document', () => {
  const field = (alias: string): string =>
    `${alias}: signIn(input: { email: "x@acme.test", password: "${WRONG}" }) { userErrors { code } }`;

  test.each([
    ['aliases', `mutation { ${field('a')} ${field('b')} }`],
    ['a fragment', `mutation { ${field('a')} ...F } fragment F on Mutation { ${field('b')} }`],
    ['inline fragments', `mutation { ... { ${field('a')} } ... on Mutation { ${field('b')} } }`],
    ['no alias', `mutation { ${field('signIn')} ${field('signIn')} }`],
    ['several operations', `mutation A { ${field('a')} } mutation B { ${field('b')} }`],
  ])('AUTH-05 signs in once at most; not twice by %s, on no transport', async (_how, query) => {
    for (const [, transport] of TRANSPORTS) {
      const { errors, data } = await transport(desk.server.url, null, { query }, from(fresh()));
      expect(data ?? null).toBe(null);
      expect(errors).toMatchObject([
        {
          message: 'A document may have signIn once; this one has it 2 times.',
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ]);
    }
  });

  test('AUTH-05 with fifty is refused, and none of them is tried', async () => {
    const many = Array.from({ length: 50 }, (_, i) => field(`a${i}`)).join(' ');
    const here = fresh();
    for (const [, transport] of TRANSPORTS)
      expect((await transport(desk.server.url, null, { query: `mutation { ${many} }` }, from(here))).data).toBe(null);
    const outcomes: string[] = [];
    for (let i = 0; i < 30; i += 1) outcomes.push(outcomeOf(await signIn(ODD, WRONG, here)));
    expect(outcomes).not.toContain(LATER);
  });
});

test('ACT-05 ACT-06 strangers hold up neither those who set a password nor anybody else', PATIENTLY, async () => {
  const flood = aFlood(['UNKNOWN'], 60, fresh); // as sign-ins do, which get here one after the other
  const admin = new Client(flooded.server.url, floodedAdmin.token);
  const sol = { name: 'Sol', email: 'sol@flooded.test', password: PASSWORD };
  const created = admin.do('createPerson', sol, 'person { id }');
  await admin.do('createTeam', { name: 'Night shift' });
  const { person } = await created;
  await admin.do('updatePerson', { personId: person!['id'], password: `another ${PASSWORD}` });
  expect(flood.checked()).toBeLessThan(50);
});

test(
  'ACT-06 more strangers than can wait are told to come again; a known address is served meanwhile',
  PATIENTLY,
  async () => {
    const home = fresh();
    expect(outcomeOf(await signIn('admin@flooded.test', PASSWORD, home, flooded))).toBe('session');
    const flood = aFlood(['UNKNOWN'], 101, fresh); // one is checked, and as many wait as may
    const unknown = Array.from({ length: 40 }, (_, i) =>
      signIn(`many.${i}@acme.test`, WRONG, fresh(), flooded).then((answer) => {
        if (answer.errors) expect(answer.headers.get('retry-after')).toBe('2');
        return outcomeOf(answer);
      }),
    );
    const owner = await signIn('admin@flooded.test', PASSWORD, home, flooded);
    expect(outcomeOf(owner)).toBe('session');
    expect(flood.checked()).toBeLessThan(101);
    await flood.stop();
    const outcomes = await Promise.all(unknown);
    expect(outcomes).toContain(LATER);
    expect(outcomes.filter((each) => each !== LATER && each !== FAILED)).toEqual([]);
  },
);

describe('several processes', PATIENTLY, () => {
  type Environment = Readonly<Record<string, string>>;
  const environments: readonly (readonly [string, Environment])[] = [
    ...(onPostgres() ? [['PostgreSQL', { DATABASE_URL: flooded.database.url! }] as const] : []),
    ...(redis ? [['Redis', { REDIS_URL: `redis://127.0.0.1:${redisPort}` }] as const] : []),
  ];

  const aProcess = async (environment: Environment): Promise<string> => {
    const settings = readSettings({ PORT: '0', NODE_ENV: 'test', TRUSTED_PROXIES: 'loopback', ...environment });
    const server = await startServer(settings, { database: flooded.database, log: pino({ level: 'silent' }) });
    onTestFinished(() => server.stop());
    return server.url;
  };

  test.each(environments)('AUTH-01 AUTH-02 AUTH-03 count sign-ins together, by %s', async (_kind, environment) => {
    const urls = [await aProcess(environment), await aProcess(environment)];
    const at = (i: number, email: string, password: string, address: string): Promise<string> =>
      new Client(urls[i % 2]!).send(SIGN_IN, { input: { email, password } }, from(address)).then(outcomeOf);
    const home = fresh();
    expect(await at(0, 'admin@flooded.test', PASSWORD, home)).toBe('session');
    const failed = await Promise.all(Array.from({ length: 30 }, (_, i) => at(i, 'admin@flooded.test', WRONG, fresh())));
    expect(failed.filter((each) => each === FAILED)).toHaveLength(10);
    for (const i of [0, 1]) expect(await at(i, 'admin@flooded.test', PASSWORD, fresh())).toBe(LATER);
    expect(await at(1, 'admin@flooded.test', PASSWORD, home)).toBe('session'); // known to the other process, too

    const busy = fresh();
    const tried = await Promise.all(Array.from({ length: 40 }, (_, i) => at(i, ODD, WRONG, busy)));
    expect(tried.filter((each) => each === FAILED)).toHaveLength(30);
  });
});

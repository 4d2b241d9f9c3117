import { describe, expect, test } from 'vitest';
import { aDesk, PASSWORD } from '../support/desk.js';
import { Client, type Json } from '../support/client.js';

const desk = await aDesk();
const acme = await desk.workspace('acme');
await acme.person('Mina');

const SESSION =
  'session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt person { name } workspace { slug } } userErrors { code field }';

const signIn = async (input: object): Promise<Json> =>
  (await desk.anonymous.ask(`mutation ($input: SignInInput!) { signIn(input: $input) { ${SESSION} } }`, { input }))[
    'signIn'
  ]!;

const refresh = async (refreshToken: Json): Promise<Json> =>
  (
    await desk.anonymous.ask(
      `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SESSION} } }`,
      { input: { refreshToken } },
    )
  )['refreshSession']!;

const works = async (token: Json): Promise<boolean> =>
  (await new Client(desk.server.url, String(token)).send('{ viewer { name } }')).errors === undefined;

const right = { email: 'mina@acme.test', password: PASSWORD };

describe('signing in', () => {
  test('gives tokens, the person and the workspace, whatever the case of the e-mail', async () => {
    expect(await signIn({ ...right, email: ' MINA@Acme.Test ' })).toMatchObject({
      session: { person: { name: 'Mina' }, workspace: { slug: 'acme' } },
      userErrors: [],
    });
  });

  test.each([
    ['a wrong password', { ...right, password: 'wrong password!' }],
    ['an unknown account', { ...right, email: 'nobody@acme.test' }],
    ['what is no e-mail', { ...right, email: '' }],
    ['a huge password', { ...right, password: 'x'.repeat(100_000) }],
    ['another workspace', { ...right, workspace: 'globex' }],
  ])('%s gets one and the same answer', async (_what, input) => {
    expect(await signIn(input)).toEqual({ session: null, userErrors: [{ code: 'SIGN_IN_FAILED', field: null }] });
  });

  test('an e-mail that stands in several workspaces needs the slug, and only where the password opens several', async () => {
    const initech = await desk.workspace('initech');
    await initech.admin.do('createPerson', { name: 'Mina', email: right.email, password: PASSWORD });
    expect(await signIn(right)).toEqual({
      session: null,
      userErrors: [{ code: 'WORKSPACE_NEEDED', field: ['workspace'] }],
    });
    expect(await signIn({ ...right, workspace: 'initech' })).toMatchObject({
      session: { workspace: { slug: 'initech' } },
    });
    expect(await signIn({ ...right, password: 'wrong password!' })).toMatchObject({
      userErrors: [{ code: 'SIGN_IN_FAILED' }],
    });
  });
});

describe('a session', () => {
  const open = async (): Promise<Json> => (await signIn({ ...right, workspace: 'acme' }))['session']!;

  test('TRUST-04 is renewed by its refresh token, once; used twice, the whole session ends', async () => {
    const first = await open();
    const second = (await refresh(first['refreshToken']!))['session']!;
    expect(await works(second['accessToken']!)).toBe(true);
    expect(await refresh(first['refreshToken']!)).toMatchObject({
      session: null,
      userErrors: [{ code: 'SIGN_IN_FAILED', field: ['refreshToken'] }],
    });
    expect(await works(second['accessToken']!)).toBe(false);
    expect(await refresh(second['refreshToken']!)).toMatchObject({ session: null });
  });

  test('two renewals at the same moment are one theft', async () => {
    const { refreshToken } = await open();
    const answers = await Promise.all([refresh(refreshToken!), refresh(refreshToken!)]);
    expect(answers.filter(({ session }) => (session as unknown) !== null)).toHaveLength(1);
  });

  test('ends when its person signs out', async () => {
    const session = await open();
    const client = new Client(desk.server.url, String(session['accessToken']));
    await client.ask('mutation { signOut { userErrors { code } } }');
    expect(await works(session['accessToken']!)).toBe(false);
    expect(await refresh(session['refreshToken']!)).toMatchObject({ session: null });
  });

  test('ends when its person gets another password', async () => {
    const session = await open();
    const { people } = await acme.admin.ask('{ people(where: { name: { eq: "Mina" } }) { nodes { id } } }');
    await acme.admin.do('updatePerson', {
      personId: (people!['nodes'] as unknown as Json[])[0]!['id'],
      password: 'another good password',
    });
    expect(await works(session['accessToken']!)).toBe(false);
    await acme.admin.do('updatePerson', {
      personId: (people!['nodes'] as unknown as Json[])[0]!['id'],
      password: PASSWORD,
    });
  });

  test('has an access token that works for 15 minutes and a refresh token that works for 30 days', async () => {
    const session = await open();
    desk.clock.advance('PT14M');
    expect(await works(session['accessToken']!)).toBe(true);
    desk.clock.advance('PT2M');
    expect(await works(session['accessToken']!)).toBe(false);
    const renewed = (await refresh(session['refreshToken']!))['session']!;
    expect(await works(renewed['accessToken']!)).toBe(true);
    desk.clock.advance('P31D');
    expect(await refresh(renewed['refreshToken']!)).toMatchObject({ session: null });
  });

  test('a token signed with no key, or another, opens nothing', async () => {
    const [header, claims] = String((await open())['accessToken']).split('.');
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url');
    for (const forged of [
      `${none}.${claims}.`,
      `${none}.${claims}.x`,
      `${header}.${claims}.${Buffer.alloc(64).toString('base64url')}`,
    ])
      expect(await works(forged as unknown as Json)).toBe(false);
  });
});

describe('a socket', () => {
  test('takes the same token in connection_init, and closes with 4403 on one that does not work', async () => {
    const subscriber = new Client(desk.server.url, 'forged').subscribe('subscription { ticketStatusChanged { to } }');
    expect(await subscriber.fault()).toMatchObject({ code: 4403 });
  });

  test('without a token opens, and tells each operation that it must sign in', async () => {
    const subscriber = desk.anonymous.subscribe('subscription { ticketStatusChanged { to } }');
    expect(await subscriber.fault()).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

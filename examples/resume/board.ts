// A queue on a wall: loads the tickets that are open, and follows what changes, through whatever the network does.
import { backOff, needsReload } from './going-on.ts';
import { subscribeWithGraphqlWs } from './graphql-ws.ts';

const {
  DESK_URL = 'http://127.0.0.1:4000/graphql',
  EMAIL = 'agent@demo.test',
  PASSWORD = 'demo-password',
} = process.env;

const OPEN = '{ status: { in: [NEW, OPEN, WAITING] } }';
const TICKET = 'id number status priority subject assignee { name }';
const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { session { accessToken } userErrors { message } } }`;
const LOAD = `query ($page: String) {
  tickets(where: ${OPEN}, first: 100, after: $page) { asOf nodes { ${TICKET} } pageInfo { hasNextPage endCursor } } }`;
const CHANGES = `subscription ($after: Position) {
  ticketChanges(where: ${OPEN}, after: $after) { position kind ticketId ticket { ${TICKET} } } }`;

interface Ticket {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly priority: string;
  readonly subject: string;
  readonly assignee: { readonly name: string } | null;
}

interface Change {
  readonly kind: 'ADDED' | 'UPDATED' | 'REMOVED';
  readonly ticketId: string;
  readonly ticket: Ticket | null;
}

/** What one of the operations above answers. */
interface Data {
  readonly signIn: {
    readonly session: { readonly accessToken: string } | null;
    readonly userErrors: readonly { readonly message: string }[];
  };
  readonly tickets: {
    readonly asOf: string;
    readonly nodes: readonly Ticket[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** Asks until there is an answer. */
async function ask(query: string, variables: object, headers: Readonly<Record<string, string>> = {}): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const request = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body };
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(DESK_URL, { ...request, signal: AbortSignal.timeout(30_000) })
      .then((response) => (response.status < 500 && response.status !== 429 ? response.json() : null))
      .then((json) => json as { readonly data: Data; readonly errors?: readonly object[] } | null)
      .catch(() => null); // no network, or it broke on the way
    if (answer?.errors) throw new Error(JSON.stringify(answer.errors));
    if (answer) return answer.data;
    await backOff(tries);
  }
}

/** A wall has its password at hand; who has none keeps a refresh token, and exchanges it here. */
async function accessToken(): Promise<string> {
  const { signIn } = await ask(SIGN_IN, { email: EMAIL, password: PASSWORD });
  if (!signIn.session) throw new Error(signIn.userErrors.map(({ message }) => message).join(' '));
  return signIn.session.accessToken;
}

/** Every page of the list, and the position of the first: what changes while the others are loaded is told again, and does no harm. */
async function load(): Promise<readonly [asOf: string, tickets: readonly Ticket[]]> {
  const headers = { authorization: `Bearer ${await accessToken()}` };
  const { tickets: first } = await ask(LOAD, {}, headers);
  const tickets = [...first.nodes];
  for (let { pageInfo } = first; pageInfo.hasNextPage;) {
    const { tickets: next } = await ask(LOAD, { page: pageInfo.endCursor }, headers);
    tickets.push(...next.nodes);
    ({ pageInfo } = next);
  }
  return [first.asOf, tickets];
}

const MARKS = { ADDED: '+', UPDATED: '~', REMOVED: '-' } as const;

/** One line: what happened to it, and what it is now. */
const show = (mark: string, { number, priority, status, subject, assignee }: Ticket): void =>
  void process.stdout.write(`${mark} ${number} ${priority} ${status} ${subject} (${assignee?.name ?? 'nobody'})\n`);

/** Loads the queue and follows it; loads again where nothing else helps. A desk that refuses ends this, and says why. */
async function follow(): Promise<void> {
  const [asOf, tickets] = await load();
  const board = new Map(tickets.map((ticket) => [ticket.id, ticket]));
  process.stdout.write(`${board.size} open\n`);
  for (const ticket of board.values()) show(' ', ticket);

  const change = ({ kind, ticketId, ticket }: Change): void => {
    const before = board.get(ticketId);
    if (kind === 'REMOVED' || !ticket) board.delete(ticketId);
    else board.set(ticketId, ticket);
    const now = ticket ?? before;
    if (now) show(MARKS[kind], now);
  };
  subscribeWithGraphqlWs({ url: DESK_URL.replace(/^http/, 'ws'), accessToken })(
    CHANGES,
    asOf,
    ({ ticketChanges }) => change(ticketChanges as Change),
    (fault) => {
      if (needsReload(fault)) return void follow();
      process.stderr.write(
        `The desk refuses: ${JSON.stringify(fault)} ${(fault as Partial<CloseEvent>).reason ?? ''}\n`,
      );
      process.exitCode = 1;
    },
  );
}

await follow();

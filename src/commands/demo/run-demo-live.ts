import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { DEMO, DEMO_PASSWORD } from './cast.js';
import { DEMO_STORIES, type Story } from './stories.js';

const USAGE = `Plays a day of the demo desk through its API, so that subscriptions have something to show.

  npm run demo:live -- [--speed 60] [--url http://127.0.0.1:4000/graphql]

  --speed  how many minutes of the desk pass in one (60 unless given: the day takes 24 minutes); 1 to 10,000
  --url    where the desk is served
`;

const OPTIONS = {
  speed: { type: 'string', default: '60' },
  url: { type: 'string', default: 'http://127.0.0.1:4000/graphql' },
  help: { type: 'boolean', default: false },
} as const;

/** Stories begin within a day of the desk; what lies beyond it is not played. */
const DAY_MINUTES = 24 * 60;

/** The command line: plays until the day is over or it is interrupted. */
export async function runDemoLive(): Promise<void> {
  const { speed, url, help } = parseArgs({ options: OPTIONS }).values;
  const minutesAMinute = Number(speed);
  if (help || !(minutesAMinute >= 1 && minutesAMinute <= 10_000)) {
    process.stderr.write(USAGE);
    process.exitCode = help ? 0 : 2;
    return;
  }
  const stage = new Stage(url);
  await stage.enter();
  process.stdout.write(`A day at ${DEMO.name}, ${minutesAMinute} times as fast. Ctrl+C ends it.\n`);
  let minute = 0;
  for (const scene of day()) {
    await delay(((scene.minute - minute) * 60_000) / minutesAMinute);
    minute = scene.minute;
    process.stdout.write(`${clockOf(minute)}  ${await stage.play(scene)}\n`);
  }
}

interface Scene {
  readonly minute: number;
  readonly who: string;
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly story: Story;
}

/** Every story once, spread over the day, each step at its minute. */
function day(): readonly Scene[] {
  const scenes = DEMO_STORIES.flatMap((story, i) => {
    const { by, ...input } = story.report;
    let minute = Math.round((i * DAY_MINUTES) / DEMO_STORIES.length / 2);
    const opening: Scene = { minute, who: by, mutation: 'openTicket', input, story };
    const steps = story.steps.map(([minutes, who, mutation, more = {}]): Scene => {
      minute += minutes;
      return { minute, who, mutation, input: more, story };
    });
    return [opening, ...steps];
  });
  return scenes.filter(({ minute }) => minute <= DAY_MINUTES).toSorted((a, b) => a.minute - b.minute);
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

type Data = Readonly<Record<string, unknown>>;

/** Everybody of the demo, signed in over the API. */
class Stage {
  readonly #tokens = new Map<string, string>();
  readonly #tickets = new Map<Story, string>();
  readonly #names = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** Signs everybody in and learns the ids of what stories call by name. */
  async enter(): Promise<void> {
    for (const call of Object.keys(DEMO.players)) this.#tokens.set(call, await this.#signIn(`${call}@${DEMO.domain}`));
    const all =
      '{ categories(first: 100) { nodes { id name } } services(first: 100) { nodes { id name } } teams(first: 100) { nodes { id name } } }';
    const lists = (await this.#send('admin', all)) as Readonly<
      Record<string, { nodes: { id: string; name: string }[] }>
    >;
    for (const [list, { nodes }] of Object.entries(lists))
      for (const { id, name } of nodes) this.#names.set(`${list} ${name}`, id);
  }

  /** Plays one step; answers a line that tells of it. A refusal is told too: somebody else may be working the same desk. */
  async play({ who, mutation, input, story }: Scene): Promise<string> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ticket { id number status subject } userErrors { message } } }`;
    const opening = mutation === 'openTicket';
    const of = opening ? {} : { ticketId: this.#tickets.get(story) };
    const data = await this.#send(who, document, { input: { ...of, ...this.#named(input) } });
    const { ticket, userErrors } = data[mutation] as Payload;
    if (opening && ticket) this.#tickets.set(story, ticket.id);
    const told = ticket
      ? `${ticket.number} ${ticket.status.padEnd(9)} ${ticket.subject}`
      : userErrors.map(({ message }) => message).join(' ');
    return `${DEMO.players[who]!.name}: ${mutation}  ${told}`;
  }

  #named({ category, service, requester, team, ...rest }: Data): Data {
    return {
      ...rest,
      ...(category !== undefined && { categoryId: this.#names.get(`categories ${category as string}`) }),
      ...(service !== undefined && { serviceIds: [this.#names.get(`services ${service as string}`)] }),
      ...(requester !== undefined && { requester: { email: `${requester as string}@${DEMO.domain}` } }),
      ...(team !== undefined && { teamId: this.#names.get(`teams ${team as string}`) }),
    };
  }

  async #signIn(email: string): Promise<string> {
    const document =
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { message } } }';
    const { signIn } = (await this.#send(null, document, {
      input: { email, password: DEMO_PASSWORD, workspace: DEMO.slug },
    })) as {
      signIn: { session: { accessToken: string } | null };
    };
    if (!signIn.session) throw new Error(`${email} can't sign in at ${this.url}: is that desk a demo?`);
    return signIn.session.accessToken;
  }

  /** Access tokens work for minutes only: one that ended is renewed by signing in again. */
  async #send(who: string | null, query: string, variables: Data = {}, again = true): Promise<Data> {
    const headers = {
      'content-type': 'application/json',
      ...(who && { authorization: `Bearer ${this.#tokens.get(who)}` }),
    };
    const response = await fetch(this.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors } = (await response.json()) as {
      data: Data;
      errors?: { message: string; extensions: { code: string } }[];
    };
    if (!errors) return data;
    if (!who || !again || errors[0]!.extensions.code !== 'UNAUTHENTICATED') throw new Error(errors[0]!.message);
    this.#tokens.set(who, await this.#signIn(`${who}@${DEMO.domain}`));
    return this.#send(who, query, variables, false);
  }
}

interface Payload {
  readonly ticket: {
    readonly id: string;
    readonly number: string;
    readonly status: string;
    readonly subject: string;
  } | null;
  readonly userErrors: readonly { readonly message: string }[];
}

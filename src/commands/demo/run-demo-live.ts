import { setTimeout as delay } from 'node:timers/promises';
import { isEnding, readArguments, wrongUsage } from '../../command-line.js';
import { readSettings, type Settings } from '../../settings.js';
import { finish } from '../run-output.js';
import { DEMO } from './cast.js';
import { DemoApi, type Data } from './demo-api.js';
import { DEMO_TICKETS, type DemoTicket } from './demo-tickets.js';

/** Stories begin within a day of the desk; what lies beyond it is not played. */
const DAY_MINUTES = 24 * 60;

/** The command line: plays until the day is over or it is interrupted; answers the exit code. */
export async function runDemoLive(args: readonly string[]): Promise<number> {
  const given = readArguments('demo-live', args);
  if (isEnding(given)) return finish(given.text, given.code);
  const minutesAMinute = Number(given.values.speed);
  if (!(minutesAMinute >= 1 && minutesAMinute <= 10_000))
    return finish(wrongUsage('demo-live', '--speed must be a number from 1 to 10,000.').text, 2);
  const url = given.values.url ?? localUrl(readSettings(process.env));
  if (!isHttpUrl(url))
    return finish(wrongUsage('demo-live', '--url must be like http://127.0.0.1:4000/graphql.').text, 2);
  const stage = new Stage(url);
  await stage.enter();
  process.stdout.write(`A day at ${DEMO.name}, ${minutesAMinute} times as fast, at ${url}. Ctrl+C ends it.\n`);
  let minute = 0;
  for (const mutation of day()) {
    await delay(((mutation.minute - minute) * 60_000) / minutesAMinute);
    minute = mutation.minute;
    process.stdout.write(`${clockOf(minute)}  ${await stage.run(mutation)}\n`);
  }
  return 0;
}

/** Where a server with these settings is reached from its own machine. */
function localUrl({ HOST, PORT }: Settings): string {
  const host = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[HOST] ?? (HOST.includes(':') ? `[${HOST}]` : HOST);
  return `http://${host}:${PORT}/graphql`;
}

const isHttpUrl = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '');

/** One mutation of a ticket, at its minute of the day. */
interface DemoMutation {
  readonly minute: number;
  readonly who: string;
  readonly mutation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly ticket: DemoTicket;
}

/** Every ticket once, spread over the day, each step at its minute. */
function day(): readonly DemoMutation[] {
  const mutations = DEMO_TICKETS.flatMap((ticket, i) => {
    const { by, ...input } = ticket.report;
    let minute = Math.round((i * DAY_MINUTES) / DEMO_TICKETS.length / 2);
    const opening: DemoMutation = { minute, who: by, mutation: 'openTicket', input, ticket };
    const steps = ticket.steps.map(([minutes, who, mutation, more = {}]): DemoMutation => {
      minute += minutes;
      return { minute, who, mutation, input: more, ticket };
    });
    return [opening, ...steps];
  });
  return mutations.filter(({ minute }) => minute <= DAY_MINUTES).toSorted((a, b) => a.minute - b.minute);
}

const clockOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Everybody of the demo, over the API. */
class Stage {
  readonly #tickets = new Map<DemoTicket, string>();
  readonly #names = new Map<string, string>();
  readonly #api: DemoApi;

  constructor(url: string) {
    this.#api = new DemoApi(url);
  }

  /** Reads the ids of what the demo's tickets name. */
  async enter(): Promise<void> {
    const all =
      '{ categories(first: 100) { nodes { id name } } services(first: 100) { nodes { id name } } teams(first: 100) { nodes { id name } } }';
    const lists = (await this.#api.send('admin', all)) as Readonly<
      Record<string, { nodes: { id: string; name: string }[] }>
    >;
    for (const [list, { nodes }] of Object.entries(lists))
      for (const { id, name } of nodes) this.#names.set(`${list} ${name}`, id);
  }

  /** Sends one mutation; answers a line that describes the result. A refusal is described, too: another user may have changed the ticket. */
  async run({ who, mutation, input, ticket: demoTicket }: DemoMutation): Promise<string> {
    const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ticket { id number status subject } userErrors { message } } }`;
    const opening = mutation === 'openTicket';
    const of = opening ? {} : { ticketId: this.#tickets.get(demoTicket) };
    const data = await this.#api.send(who, document, { input: { ...of, ...this.#named(input) } });
    const { ticket, userErrors } = data[mutation] as Payload;
    if (opening && ticket) this.#tickets.set(demoTicket, ticket.id);
    const reported = ticket
      ? `${ticket.number} ${ticket.status.padEnd(9)} ${ticket.subject}`
      : userErrors.map(({ message }) => message).join(' ');
    return `${DEMO.players[who]!.name}: ${mutation}  ${reported}`;
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

import { setTimeout as delay } from 'node:timers/promises';
import { Unfit } from '../../unfit.js';
import { step } from '../run-output.js';
import { DEMO, DEMO_PASSWORD } from './cast.js';

/** Variables of an operation, or what it answers. */
export type Data = Readonly<Record<string, unknown>>;

interface Answer {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly retryAfter?: number };
  }[];
}

/** The people of the demo, each signed in when they first do something. */
export class DemoApi {
  readonly #tokens = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** Sends an operation as one of the demo's people. Throws `Unfit` when the server can't be reached, or has no demo. */
  async send(who: string, query: string, variables: Data = {}): Promise<Data> {
    const token = this.#tokens.get(who) ?? (await this.#signIn(who));
    const answer = await this.#post({ query, variables }, token);
    // Access tokens work for minutes only.
    if (codeOf(answer) !== 'UNAUTHENTICATED') return this.#dataOf(answer);
    return this.#dataOf(await this.#post({ query, variables }, await this.#signIn(who)));
  }

  async #signIn(who: string): Promise<string> {
    const email = `${who}@${DEMO.domain}`;
    const query =
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } userErrors { message } } }';
    const input = { email, password: DEMO_PASSWORD, workspace: DEMO.slug };
    const data = this.#dataOf(await this.#post({ query, variables: { input } }));
    const { session } = data['signIn'] as { readonly session: { readonly accessToken: string } | null };
    if (!session) throw this.#unfit(`has no demo: ${email} can't sign in there`);
    this.#tokens.set(who, session.accessToken);
    return session.accessToken;
  }

  /** Waits where too much was asked for in a short time, as the server says. */
  async #post(body: object, token?: string): Promise<Answer> {
    for (;;) {
      const answer = await this.#fetch(body, token);
      if (codeOf(answer) !== 'TOO_MANY_REQUESTS') return answer;
      const seconds = answer.errors?.[0]?.extensions?.retryAfter ?? 1;
      step(`The server at ${this.url} asks to be left in peace for ${seconds} s: waiting…`);
      await delay(seconds * 1000);
    }
  }

  async #fetch(body: object, token?: string): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const response = await fetch(this.url, { method: 'POST', headers, body: JSON.stringify(body) }).catch(
      (fault: Error) => {
        throw this.#unfit(
          `can't be reached (${reasonOf(fault)}); start one with "npm start", or name another by --url or PORT`,
        );
      },
    );
    const answer = (await response.json().catch(() => null)) as Answer | null;
    if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
      throw this.#unfit(`does not answer as Ticketwire does (status ${response.status})`);
    return answer;
  }

  #dataOf({ data, errors }: Answer): Data {
    if (errors?.length || !data) throw this.#unfit(`refuses: ${errors?.[0]?.message ?? 'no data'}`);
    return data;
  }

  readonly #unfit = (what: string): Unfit => new Unfit('--url', `the server at ${this.url} ${what}`);
}

const codeOf = ({ errors }: Answer): string | undefined => errors?.[0]?.extensions?.code;

/** `fetch` itself only says that it failed. */
function reasonOf({ message, cause }: Error): string {
  const first = cause instanceof AggregateError ? (cause.errors[0] as Error) : (cause as Error | undefined);
  const { code = '' } = (first ?? {}) as NodeJS.ErrnoException;
  if (NO_TLS.has(code)) return 'it does not speak TLS: is it an http:// address?';
  if (code.startsWith('ERR_SSL_')) return `TLS fails: ${code}`; // OpenSSL's own words are for its developers
  return (first?.message || message).trim().split('\n')[0]!;
}

/** How OpenSSL calls an answer that is not TLS. */
const NO_TLS: ReadonlySet<string> = new Set(['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_PACKET_LENGTH_TOO_LONG']);

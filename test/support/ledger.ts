import { setTimeout as delay } from 'node:timers/promises';
import { subscribeWithGraphqlSse } from '../../examples/resume/graphql-sse.js';
import { subscribeWithGraphqlWs } from '../../examples/resume/graphql-ws.js';
import { onTestFinished } from 'vitest';
import type { Client, Json } from './client.js';

/** Numbers that look like chance and are the same for the same seed. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Known {
  readonly ticketId: string;
  status: string;
  /** Notes that are still internal. */
  readonly notes: string[];
}

/** What may be done next with a ticket, by its status. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  NEW: ['startTicket', 'addNote', 'replyToTicket'],
  OPEN: ['setTicketWaiting', 'resolveTicket', 'addNote', 'addNote', 'replyToTicket', 'setEntryVisibility'],
  WAITING: ['resumeTicket', 'addNote', 'setEntryVisibility'],
  RESOLVED: ['reopenTicket'],
};

/** What tells that a ticket's status is another one. */
export const STATUS = 'TicketStatusChanged';

/** What else tells of a change. */
const EVENT_OF: Readonly<Record<string, string>> = {
  openTicket: 'TicketOpened',
  addNote: 'EntryAdded',
  replyToTicket: 'EntryAdded',
  setEntryVisibility: 'EntryVisibilityChanged',
};

const DETAILS: Readonly<Record<string, object>> = {
  addNote: { text: 'Between us' },
  replyToTicket: { text: 'We are on it' },
  setTicketWaiting: { waitingReason: 'THIRD_PARTY' },
  resolveTicket: { code: 'FIXED', notes: 'It works' },
  reopenTicket: { reason: 'It does not' },
};

/** How long the last events may take, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Tickets that one writer works at a time. */
const AT_HAND = 8;

/** Somebody who changes one thing after the other, and repeats under the same key what was not answered. */
export class Writer {
  /** Types of the events that have to tell of what was answered, each change once. */
  readonly due: string[] = [];
  readonly #tickets: Known[] = [];

  constructor(
    private readonly client: Client,
    private readonly chance: (below: number) => number,
    private readonly as: 'AGENT' | 'REQUESTER',
    /** Whose tickets an agent opens; they take turns. */
    private readonly requesters: readonly string[] = [],
  ) {}

  /** Changes something. */
  async write(): Promise<void> {
    const at = this.#tickets[this.chance(AT_HAND)];
    if (!at) return this.#open();
    if (this.as === 'REQUESTER') return this.#step(at, 'replyToTicket');
    const steps = STEPS[at.status]!;
    const step = steps[this.chance(steps.length)]!;
    if (step === 'setEntryVisibility' && at.notes.length === 0) return this.#step(at, 'addNote');
    if (step === 'reopenTicket' && this.chance(3) > 0) return this.#open(this.#tickets.indexOf(at));
    return this.#step(at, step);
  }

  async #open(place = this.#tickets.length): Promise<void> {
    const requester = this.requesters[this.chance(this.requesters.length)];
    const input = { subject: 'Something is wrong', ...(requester && { requester: { id: requester } }) };
    const { ticket } = await this.#do('openTicket', input, 'ticket { id status }');
    this.#tickets[place] = { ticketId: `${ticket!['id']}`, status: `${ticket!['status']}`, notes: [] };
  }

  async #step(at: Known, mutation: string): Promise<void> {
    const input =
      mutation === 'setEntryVisibility'
        ? { entryId: at.notes.pop(), visibility: 'PUBLIC' }
        : { ticketId: at.ticketId, ...DETAILS[mutation] };
    const what = /Note|Reply|Entry/i.test(mutation) ? 'entry { id ticket { status } }' : 'ticket { status }';
    const { ticket, entry } = await this.#do(mutation, input, what);
    const status = `${(ticket ?? entry!['ticket'])!['status']}`;
    if (status !== at.status) this.due.push(STATUS); // also by the first reply to a new ticket
    at.status = status;
    if (mutation === 'addNote') at.notes.push(`${entry!['id']}`);
  }

  async #do(mutation: string, input: object, what: string): Promise<Json> {
    const keyed = { ...input, idempotencyKey: crypto.randomUUID() };
    const answer = await untilAnswered(() => this.client.do(mutation, keyed, what));
    if (EVENT_OF[mutation]) this.due.push(EVENT_OF[mutation]);
    return answer;
  }
}

/** Asks until there is an answer: what is not answered may have been done, so what is changed needs a key. */
export async function untilAnswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (!isNetwork(fault)) throw fault;
      await delay(50);
    }
  }
}

/** Whether nobody answered, or not to the end: as it goes when a desk is killed. */
const isNetwork = (fault: unknown): boolean =>
  fault instanceof TypeError || /fetch failed|terminated|JSON|ECONN/.test(String((fault as Error).cause ?? fault));

/** Somebody who watches by a client of examples/resume. */
export class LedgerSubscriber {
  readonly delivered: Json[] = [];
  readonly faults: unknown[] = [];
  readonly stop: () => void;

  constructor(
    readonly name: string,
    url: string,
    { token }: Client,
    document: string,
    after: string,
    by: 'socket' | 'stream' = 'socket',
  ) {
    const options = { accessToken: () => Promise.resolve(token!), wait: () => delay(20) };
    const subscribe =
      by === 'socket'
        ? subscribeWithGraphqlWs({ ...options, url })
        : subscribeWithGraphqlSse({ ...options, url: `${url.replace('ws', 'http')}/stream` });
    this.stop = subscribe(
      document,
      after,
      (data) => this.delivered.push(Object.values(data)[0] as Json),
      (fault) => this.faults.push(fault),
    );
    onTestFinished(this.stop);
  }

  /** Waits until something of this ticket is told. */
  async receives(ticketId: string): Promise<void> {
    const isOfIt = ({ ticket, ticketId: id }: Json): boolean => `${ticket?.['id'] ?? id}` === ticketId;
    for (const end = Date.now() + PATIENCE_MS; !this.delivered.some(isOfIt); await delay(50))
      if (Date.now() > end) throw new Error(`${this.name} heard ${this.delivered.length} events, and not the last`);
  }
}

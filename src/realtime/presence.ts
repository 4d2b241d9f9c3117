import { attempt, type Notifier } from './notifier.js';

/** How long a report counts without being repeated, in milliseconds. */
const PRESENCE_MS = 30_000;

/** A person who looks at a ticket. */
export interface Present {
  readonly personId: string;
  readonly typing: boolean;
}

/** Whose report it is, and which of their sockets or sessions it came by: each reports for itself. A source is one person's. */
export interface Reporter {
  readonly personId: string;
  readonly source: string;
}

/** Who looks at which ticket at the moment: kept in memory, reported to the other processes, and over by itself. */
export interface Presence {
  /** The reporter looks at the ticket; with null, not any more, as far as this source knows. */
  report(ticketId: string, reporter: Reporter, typing: boolean | null): void;
  /** A source is gone, and with it all that it reported. */
  leave(source: string): void;
  /** Who looks at the ticket by any of their sources, in the order they came; typing if any source says so. */
  at(ticketId: string): readonly Present[];
  /** Calls back whenever `at` changes; the answer ends it. */
  subscribe(ticketId: string, changed: () => void): () => void;
  /** Subscribers there are now. */
  readonly subscribers: number;
  stop(): void;
}

/** What one person is reported to do at a ticket, by source. */
type Reports = Map<string, { readonly typing: boolean; readonly end: NodeJS.Timeout }>;

interface AtTicket {
  readonly people: Map<string, Reports>;
  readonly subscribers: Set<() => void>;
}

/** Whether a person types; null for one who is not there. */
const typingIn = (reports: Reports): boolean | null =>
  reports.size === 0 ? null : reports.values().some(({ typing }) => typing);

/** Where no `onFault` is handed in, a fault ends the process, as any that is not caught. */
const uncaught = (fault: unknown): void =>
  queueMicrotask(() => {
    throw fault;
  });

/**
 * Starts with no one anywhere. `process` is a name of its own for each process, which ignores its own notifications. A subscriber that
 * throws keeps nothing from the others.
 */
export function startPresence(
  notifier: Notifier,
  process: string,
  presenceMs = PRESENCE_MS,
  onFault: (fault: unknown) => void = uncaught,
): Presence {
  const tickets = new Map<string, AtTicket>();
  /** At which tickets each source reports its person. */
  const ticketsBySource = new Map<string, Map<string, Reporter>>();

  const change = (ticketId: string, work: (at: AtTicket) => void): void => {
    const at = tickets.get(ticketId) ?? { people: new Map(), subscribers: new Set() };
    tickets.set(ticketId, at);
    work(at);
    if (at.people.size + at.subscribers.size === 0) tickets.delete(ticketId);
  };

  const remember = (ticketId: string, reporter: Reporter, isThere: boolean): void => {
    const theirs = ticketsBySource.get(reporter.source) ?? new Map<string, Reporter>();
    if (isThere) theirs.set(ticketId, reporter);
    else theirs.delete(ticketId);
    if (theirs.size > 0) ticketsBySource.set(reporter.source, theirs);
    else ticketsBySource.delete(reporter.source);
  };

  const apply = (ticketId: string, reporter: Reporter, typing: boolean | null): void =>
    change(ticketId, ({ people, subscribers }) => {
      const { personId, source } = reporter;
      const reports: Reports = people.get(personId) ?? new Map();
      const before = typingIn(reports);
      clearTimeout(reports.get(source)?.end);
      if (typing === null) reports.delete(source);
      else reports.set(source, { typing, end: setTimeout(apply, presenceMs, ticketId, reporter, null).unref() });
      if (reports.size > 0) people.set(personId, reports);
      else people.delete(personId);
      remember(ticketId, reporter, typing !== null);
      if (typingIn(reports) !== before) for (const changed of [...subscribers]) attempt(changed, onFault);
    });

  const report = (ticketId: string, reporter: Reporter, typing: boolean | null): void => {
    const { personId, source } = reporter;
    apply(ticketId, reporter, typing);
    const message = `presence ${JSON.stringify([process, ticketId, personId, typing, source] satisfies Reported)}`;
    attempt(() => notifier.notify(`presence ${ticketId} ${source}`, message), onFault);
  };

  notifier.listen((message) => {
    if (!message?.startsWith('presence ')) return;
    const [from, ticketId, personId, typing, source = from] = JSON.parse(message.slice('presence '.length)) as Reported;
    if (from !== process) apply(ticketId, { personId, source }, typing);
  });

  return {
    report,
    leave(source) {
      for (const [ticketId, reporter] of [...(ticketsBySource.get(source) ?? [])]) report(ticketId, reporter, null);
    },
    at: (ticketId) =>
      [...(tickets.get(ticketId)?.people ?? [])].map(([personId, reports]) => ({
        personId,
        typing: !!typingIn(reports),
      })),
    subscribe(ticketId, changed) {
      change(ticketId, ({ subscribers }) => subscribers.add(changed));
      return () => change(ticketId, ({ subscribers }) => subscribers.delete(changed));
    },
    get subscribers() {
      return tickets.values().reduce((sum, { subscribers }) => sum + subscribers.size, 0);
    },
    stop() {
      for (const { people } of tickets.values())
        for (const reports of people.values()) for (const { end } of reports.values()) clearTimeout(end);
    },
  };
}

/** What processes notify each other of. TODO 2027-05: the source is always there; the version before did not say it. */
type Reported = readonly [from: string, ticketId: string, personId: string, typing: boolean | null, source?: string];

import { setImmediate as giveWay } from 'node:timers/promises';
import type { LoggedEvent } from '../persistence/queries/log.js';
import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import { attempt } from './notifier.js';
import { deliverInOrder, type Delivery } from './retries.js';
import type { Ear, Ending, Place, Told, Watch } from './subscription.js';

/** Events that one group answers at once; more wait their turn. Where only the last matters, all are dealt with at once. */
const MOST_AT_ONCE = 32;
/** Bytes handed to everybody before the sockets get a moment to send them. */
const MOST_BYTES = 65_536;
/** Watchers served before others get a turn. */
const SLICE = 500;

/** An answer that has its place in the log. */
type Placed = Told & { readonly position: number };

/** One subscription of somebody. Until they have caught up they are on their own; then they belong to a group. */
export class Watcher implements Place {
  group: Group | null = null;
  gone = false;

  constructor(
    /** Once in a group, the group's: equal watches are kept once. */
    public watch: Watch,
    public session: SessionOf,
    /** As they were when last looked up. */
    public viewer: Viewer,
    /** Of the last event they were handed, or passed by on their own. */
    public at: number,
    readonly ear: Ear,
    private readonly left: () => void,
    private readonly onFault: (fault: unknown) => void,
  ) {}

  /** See `Place`. */
  get position(): number {
    return Math.max(this.at, this.group?.at ?? 0);
  }

  /** See `Place`. */
  belongTo(session: SessionOf): void {
    this.session = session;
  }

  /** See `Place`. */
  leave(): void {
    if (this.gone) return;
    this.gone = true;
    this.left();
  }

  /** Ends the subscription and says why. Never throws. */
  end(ending: Ending): void {
    if (this.gone) return;
    this.leave();
    attempt(() => this.ear.end(ending), this.onFault);
  }

  /**
   * Hands over what they do not have yet.
   *
   * @throws what the ear throws, which then has taken none of it
   */
  hand(told: readonly Placed[]): void {
    const fresh = told[0]!.position > this.at ? told : told.filter(({ position }) => position > this.at);
    if (fresh.length === 0) return;
    this.ear.hear(fresh);
    this.at = fresh[fresh.length - 1]!.position;
  }
}

/** What a group belongs to. */
interface OfRoom {
  readonly onFault: (fault: unknown) => void;
  /** Takes out a watcher who could not be handed something. The others of the group go on. */
  readonly failedFor: (watcher: Watcher, fault: unknown) => void;
}

/** Watchers of equal watches and one audience, who had caught up when they came. */
export class Group implements Delivery {
  readonly watchers = new Set<Watcher>();
  /** As far as its watchers have been told. */
  at: number;
  /** As far as it has been given events. */
  #given: number;
  readonly #waiting: LoggedEvent[] = [];
  #isWorking = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    readonly watch: Watch,
    public viewer: Viewer,
    handed: number,
    private readonly room: OfRoom,
  ) {
    this.at = handed;
    this.#given = handed;
  }

  /** Takes events in, each once; they are told one group beside the other. */
  push(events: readonly LoggedEvent[]): void {
    for (const event of events) if (event.position > this.#given) this.#waiting.push(event);
    this.#given = Math.max(this.#given, events.at(-1)!.position);
    if (!this.#isWorking) void this.#work();
  }

  /** Waits until everything up to a position that was pushed has been told. */
  async told(upTo: number): Promise<void> {
    while (this.at < upTo) await this.#turn;
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    while (this.#waiting.length > 0) await (this.#turn = this.#tellSome());
    this.#isWorking = false; // in the same breath as the last look: what is pushed from now on begins anew
  }

  async #tellSome(): Promise<void> {
    const events = this.#waiting.splice(0, this.watch.latest ? this.#waiting.length : MOST_AT_ONCE);
    await deliverInOrder(events, this, this.room.onFault);
  }

  /** See `Delivery`. */
  delivered({ position }: LoggedEvent): void {
    this.at = position;
  }

  /** See `Delivery`. Who came later than the event does not need it. */
  failed({ position }: LoggedEvent, fault: unknown): void {
    for (const watcher of [...this.watchers]) if (watcher.at < position) watcher.end({ why: 'FAULT', fault });
  }

  /** See `Delivery`. All answers are there before the first is handed over: what throws has told nobody anything. */
  async deliver(events: readonly LoggedEvent[], isLastTry: boolean): Promise<void> {
    if (this.watchers.size === 0) return;
    const { watch, viewer } = this;
    const heard = events.filter((event) => watch.hears(viewer.actor, event));
    const wanted = watch.latest ? heard.slice(-1) : heard;
    const told = await Promise.all(
      wanted.map(async (event) => placed(event.position, await watch.tell(viewer, event, isLastTry))),
    );
    for (const some of portions(told.filter((each) => each !== null))) await this.#hand(some);
  }

  async #hand(told: readonly Placed[]): Promise<void> {
    let served = 0;
    for (const watcher of [...this.watchers]) {
      if (watcher.group === this) this.#handTo(watcher, told);
      if ((served += 1) % SLICE === 0) await giveWay();
    }
    await giveWay(); // what was handed over is sent before more is
  }

  #handTo(watcher: Watcher, told: readonly Placed[]): void {
    try {
      watcher.hand(told);
    } catch (fault) {
      watcher.at = Math.max(watcher.at, told[0]!.position - 1); // there was nothing for them before it
      this.room.failedFor(watcher, fault);
    }
  }
}

/** An answer in its place; null for none. */
export const placed = (position: number, text: string | null): Placed | null =>
  text === null ? null : { position, json: Buffer.from(text) };

/** Answers that may be under way at once. */
function portions(told: readonly Placed[]): readonly (readonly Placed[])[] {
  const cut: Placed[][] = [];
  let bytes = MOST_BYTES;
  for (const each of told) {
    if (bytes >= MOST_BYTES) {
      cut.push([]);
      bytes = 0;
    }
    cut.at(-1)!.push(each);
    bytes += each.json.length;
  }
  return cut;
}

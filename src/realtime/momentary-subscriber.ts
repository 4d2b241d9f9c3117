import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import { attempt } from './notifier.js';
import { retried } from './retries.js';
import type { Ending, Sink, Subscriber } from './sink.js';
import type { Execution, MomentarySubscription } from './subscription.js';

/** Looks a session up; null when it has ended. */
export type ViewerOf = (session: SessionOf) => Promise<Viewer | null>;

/** A subscriber to what is true for the moment: it receives how things are at once, and whenever they change; of several changes the last. */
export class MomentarySubscriber implements Subscriber {
  /** It is in no log. */
  readonly position = null;
  #isOver = false;
  #hasChanged = false;
  #isDelivering = false;
  readonly #stop: () => void;

  constructor(
    private readonly execution: Execution<MomentarySubscription>,
    private session: SessionOf,
    private readonly viewerOf: ViewerOf,
    private readonly sink: Sink,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.#stop = execution.subscription.onChange(() => this.#changed());
    this.#changed();
  }

  /** See `Subscriber`. */
  renew(session: SessionOf): void {
    this.session = session;
  }

  /** See `Subscriber`. */
  complete(): void {
    this.#isOver = true;
    this.#stop();
  }

  #changed(): void {
    this.#hasChanged = true;
    if (!this.#isDelivering) void this.#deliverChanges();
  }

  async #deliverChanges(): Promise<void> {
    this.#isDelivering = true;
    try {
      while (this.#hasChanged && !this.#isOver) await retried((isLastTry) => this.#deliver(isLastTry), this.onFault);
    } catch (fault) {
      this.#error({ why: 'FAULT', fault });
    }
    this.#isDelivering = false;
  }

  async #deliver(isLastTry: boolean): Promise<void> {
    this.#hasChanged = false;
    await this.sink.ready(); // before the look-up: a slow reader may lose the right to it
    if (this.#isOver) return;
    const viewer = await this.viewerOf(this.session);
    if (!viewer) return this.#error({ why: 'SESSION_ENDED' });
    const json = await this.execution.execute(viewer, null, isLastTry);
    if (json !== null && !this.#isOver) this.sink.next([{ position: null, json: Buffer.from(json) }]);
  }

  #error(ending: Ending): void {
    if (this.#isOver) return;
    this.complete();
    attempt(() => this.sink.error(ending), this.onFault);
  }
}

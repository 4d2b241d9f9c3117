/** Between two looks at what came in, in milliseconds. */
const LOOK_MS = 100;
/** After so many looks without a byte the server is asked for a sign: on a connection that is open, then on a new one. */
const ASK_AFTER = [2, 4];
/** After so many it counts as away. Looks are counted, not time: a process that was held up itself has not listened meanwhile. */
const AWAY_AFTER = 8;
/** How long that is, in milliseconds. */
export const SILENCE_MS = AWAY_AFTER * LOOK_MS;

/** What is done about a silence. */
interface SilenceActions {
  /** Bytes that the server has sent so far, on whatever connection. */
  readonly bytesRead: () => number;
  /** Has it say something: the first time by what is there, then by all means. */
  readonly probe: (byAllMeans: boolean) => void;
  readonly giveUp: () => void;
}

/**
 * Notices that a server says nothing although it was asked. A statement may take long; but a server that is there answers others meanwhile,
 * so one that sends nothing at all, on no connection, although it is asked for a sign, is away.
 */
export class Silence {
  #unanswered = 0;
  #timer: NodeJS.Timeout | undefined;
  #looks = 0;
  #bytesRead = 0;

  constructor(private readonly actions: SilenceActions) {}

  /** Something that the server was asked for, and is waited for. */
  async during<T>(answer: Promise<T>): Promise<T> {
    if (this.#unanswered === 0) {
      this.#looks = 0;
      this.#bytesRead = this.actions.bytesRead();
    }
    this.#unanswered += 1;
    this.#timer ??= setInterval(() => this.#look(), LOOK_MS).unref();
    try {
      return await answer;
    } finally {
      this.#unanswered -= 1;
    }
  }

  /** Ends the looks. */
  close(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #look(): void {
    if (this.#unanswered === 0) return this.close();
    const bytesRead = this.actions.bytesRead();
    const isSilent = bytesRead === this.#bytesRead;
    this.#bytesRead = bytesRead;
    this.#looks = isSilent ? this.#looks + 1 : 0;
    if (ASK_AFTER.includes(this.#looks)) this.actions.probe(this.#looks > ASK_AFTER[0]!);
    if (this.#looks === AWAY_AFTER) this.actions.giveUp();
  }
}

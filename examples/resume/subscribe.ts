/**
 * Watches after a position, through whatever the network does. `tell` gets each message's `data`. `fail` is told once why it can't go on,
 * and that is the end: errors as the desk sent them (such as POSITION_EXPIRED: load again, and watch after the new `asOf`; see
 * `needsReload`), or what refused the connection. The answer stops it.
 */
export type Subscribe = (
  query: string,
  after: string,
  deliver: (data: Readonly<Record<string, unknown>>) => void,
  fail: (fault: unknown) => void,
) => () => void;

/** Where the desk is, and how patient to be with the network. */
export interface DeskOptions {
  readonly url: string;
  /**
   * An access token that works: asked for on every connection, and by sockets a minute before the one in use ends, so refresh it here.
   * Where this fails, it is asked for again. A desk that refuses two tokens in a row is not asked for a third time.
   */
  readonly accessToken: () => Promise<string>;
  /** How long nothing may come before the network counts as broken, in milliseconds; the desk speaks every 12 seconds. @default 30_000 */
  readonly silenceMs?: number;
  /** Waits before one more attempt, after so many in vain. @default backOff */
  readonly wait?: (tries: number) => Promise<void>;
}

/**
 * Watches after a position, through whatever the network does. `tell` gets each message's `data`; `fail` why the desk refused to go on, such
 * as POSITION_EXPIRED: load again, and watch after the new `asOf`. The answer ends it.
 */
export type Watch = (
  query: string,
  after: string,
  tell: (data: Readonly<Record<string, unknown>>) => void,
  fail: (fault: unknown) => void,
) => () => Promise<void>;

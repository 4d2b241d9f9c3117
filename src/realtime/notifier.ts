import { setTimeout as delay } from 'node:timers/promises';

/** Something said to the other processes of the desk: a hint, or what nobody needs to remember. Never the only way to a fact. */
export interface Bell {
  /** Says it to the others. What is said again under the same key before it went out replaces what was said first. */
  ring(key: string, message: string): void;
  /** Hears what others say, and what this process says too. Called with null when something may have been missed. */
  hear(listener: (message: string | null) => void): void;
  stop(): Promise<void>;
}

/** Those who are to be notified. */
export interface Listeners<Message> {
  add(listener: (message: Message) => void): void;
  /** One that throws keeps it from no other, nor from whoever notifies. */
  notify(message: Message): void;
}

/** Starts without listeners. */
export function listenersOf<Message>(onFault: (fault: unknown) => void): Listeners<Message> {
  const listeners: ((message: Message) => void)[] = [];
  return {
    add: (listener) => void listeners.push(listener),
    notify: (message) => {
      for (const listener of listeners) attempt(() => listener(message), onFault);
    },
  };
}

/** Does what must not fail for whoever asks for it: what it throws is reported. */
export function attempt(work: () => void, onFault: (fault: unknown) => void): void {
  try {
    work();
  } catch (fault) {
    onFault(fault);
  }
}

/** The bell of a process that is alone with its database. */
export const silentBell = (): Bell => ({ ring: () => {}, hear: () => {}, stop: async () => {} });

/**
 * What is to be said, gathered while the last saying is still on its way: however fast changes come, one message tells of many. Answers a
 * `ring`.
 */
export function gathered(
  say: (messages: readonly string[]) => Promise<unknown>,
  onFault: (fault: unknown) => void,
): Bell['ring'] {
  const waiting = new Map<string, string>();
  let saying = false;
  const sayAll = async (): Promise<void> => {
    saying = true;
    while (waiting.size > 0) {
      const messages = [...waiting.values()];
      waiting.clear();
      try {
        await say(messages);
      } catch (fault) {
        onFault(fault); // a lost hint costs a moment: the others look by themselves
      }
    }
    saying = false;
  };
  return (key, message) => {
    waiting.set(key, message);
    if (!saying) void sayAll();
  };
}

/** Tries again and again, later each time, until it works or `stopped`. */
export async function untilItWorks(
  work: () => Promise<void>,
  stopped: AbortSignal,
  onFault: (fault: unknown) => void,
): Promise<void> {
  for (let waitMs = 250; !stopped.aborted; waitMs = Math.min(waitMs * 2, 5000)) {
    try {
      return await work();
    } catch (fault) {
      onFault(fault);
      await delay(waitMs, undefined, { signal: stopped }).catch(() => {}); // stopped: the loop ends
    }
  }
}

/** Carries messages between the processes of a deployment: hints, or what no one needs to remember. Never the only way to a fact. */
export interface Notifier {
  /** Sends a message to all processes. It replaces one of the same key that has not been sent yet. Never waits. */
  notify(key: string, message: string): void;
  /** Calls back with each message of any process, this one's too; with null when messages may have been missed. */
  listen(listener: (message: string | null) => void): void;
  stop(): Promise<void>;
}

/** The notifier of a process that is alone with its database. */
export const silentNotifier = (): Notifier => ({ notify: () => {}, listen: () => {}, stop: async () => {} });

/** The listeners of a notifier. */
export interface Listeners<Message> {
  add(listener: (message: Message) => void): void;
  /** Calls each; one that throws keeps the message from no other, nor fails the caller. */
  emit(message: Message): void;
}

/** Starts without listeners. */
export function listenersOf<Message>(onFault: (fault: unknown) => void): Listeners<Message> {
  const listeners: ((message: Message) => void)[] = [];
  return {
    add: (listener) => void listeners.push(listener),
    emit: (message) => {
      for (const listener of listeners) attempt(() => listener(message), onFault);
    },
  };
}

/** Does what must not fail its caller: what it throws is reported. */
export function attempt(work: () => void, onFault: (fault: unknown) => void): void {
  try {
    work();
  } catch (fault) {
    onFault(fault);
  }
}

/**
 * Makes a `notify` that gathers messages while the last ones are still being sent: however fast changes come, one statement carries many.
 */
export function gathered(
  send: (messages: readonly string[]) => Promise<unknown>,
  onFault: (fault: unknown) => void,
): Notifier['notify'] {
  const waiting = new Map<string, string>();
  let isSending = false;
  const sendAll = async (): Promise<void> => {
    isSending = true;
    while (waiting.size > 0) {
      const messages = [...waiting.values()];
      waiting.clear();
      try {
        await send(messages);
      } catch (fault) {
        onFault(fault); // a lost hint costs a moment: the others poll
      }
    }
    isSending = false;
  };
  return (key, message) => {
    waiting.set(key, message);
    if (!isSending) void sendAll();
  };
}

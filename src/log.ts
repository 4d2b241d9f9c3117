import type { Logger } from 'pino';

/** What of a fault is logged. Not more: what libraries add holds statements with their values, documents, and rows. */
const LOGGED = ['code', 'severity', 'errno', 'syscall', 'schema', 'table', 'column', 'constraint'] as const;

/** SQLSTATEs of messages that quote what was sent: data exceptions, and syntax errors of it. */
const QUOTES_VALUES = /^(22...|42601|42P02)$/;

/** A logger that says of faults only what no user has sent. */
export const withoutValues = (log: Logger): Logger => log.child({}, { serializers: { err: faultForLog } });

/** A fault as it is logged: what it is and where it came from, without values. */
export function faultForLog(fault: unknown): unknown {
  if (!(fault instanceof Error)) return { type: typeof fault };
  const { code } = fault as { readonly code?: unknown };
  const message = typeof code === 'string' && QUOTES_VALUES.test(code) ? unquoted(fault.message) : fault.message;
  const logged = LOGGED.flatMap((key) => (key in fault ? [[key, (fault as never)[key]] as const] : []));
  const cause = (fault as { readonly originalError?: unknown }).originalError ?? fault.cause;
  return {
    type: fault.name,
    message,
    ...Object.fromEntries(logged),
    stack: fault.stack?.replace(fault.message, message),
    ...(cause instanceof Error && { cause: faultForLog(cause) }),
  };
}

/** PostgreSQL puts what it complains of between quotes. */
const unquoted = (message: string): string => message.replaceAll(/"[^"]*"/gs, '"…"');

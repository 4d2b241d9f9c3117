import { unauthenticated } from './errors.js';

/** Schemes that are named when they are sent. Others may be a token by mistake, which nobody repeats. */
const OTHER_SCHEMES = [
  'ApiKey',
  'AWS4-HMAC-SHA256',
  'Basic',
  'Digest',
  'DPoP',
  'HOBA',
  'JWT',
  'MAC',
  'Mutual',
  'Negotiate',
]
  .concat(['NTLM', 'OAuth', 'SCRAM-SHA-1', 'SCRAM-SHA-256', 'Token', 'vapid'])
  .map((name) => [name.toLowerCase(), name] as const);
const NAMES = new Map(OTHER_SCHEMES);

/** The token in `Authorization: Bearer …`; null if it can be none of ours. Throws UNAUTHENTICATED where it was not sent as that. */
export function bearerTokenOf(authorization: string): string | null {
  const given = authorization.trim();
  const [, scheme, credentials] = /^(\S+)[ \t]+([^]+)$/.exec(given) ?? [];
  if (scheme?.toLowerCase() === 'bearer') return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(credentials!) ? credentials! : null;
  throw unauthenticated(`Send \`Authorization: Bearer <token>\`: ${whatIsWrong(given, scheme)}.`);
}

function whatIsWrong(given: string, scheme: string | undefined): string {
  if (given === '') return 'the header is empty';
  if (given.toLowerCase() === 'bearer') return 'the token is missing';
  const name = NAMES.get((scheme ?? given).toLowerCase());
  if (name) return `the scheme ${name} is not supported`;
  return scheme === undefined ? 'the word Bearer is missing' : 'this scheme is not supported';
}

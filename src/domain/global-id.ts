/** Defines the ids that clients see: a short prefix for the type, then the row's UUID in base64url. */

const PREFIX = {
  Workspace: 'wsp',
  Organization: 'org',
  Person: 'per',
  Team: 'tea',
  Category: 'cat',
  Service: 'svc',
  Ticket: 'tkt',
  Entry: 'ent',
  Resolution: 'res',
  Feedback: 'fbk',
  TicketEvent: 'evt',
  Calendar: 'cal',
  Skill: 'skl',
  InformationRequest: 'inf',
  FeedbackInvitation: 'inv',
  SlaPolicy: 'pol',
  SlaRecompute: 'rcp',
  Target: 'tgt',
  Outage: 'out',
} as const;

/** Types of the contract whose objects have an id. All kinds of ticket events share one. */
export type NodeType = keyof typeof PREFIX;

const TYPE_OF = new Map<string, NodeType>(Object.entries(PREFIX).map(([type, prefix]) => [prefix, type as NodeType]));

/** The id clients see for a row's UUID. */
export const globalId = (type: NodeType, key: string): string =>
  `${PREFIX[type]}_${Uint8Array.fromHex(key.replaceAll('-', '')).toBase64({ alphabet: 'base64url', omitPadding: true })}`;

/** Type and UUID behind an id; null for anything this API can't have given out. */
export function parseGlobalId(id: string): { readonly type: NodeType; readonly key: string } | null {
  const [, prefix, code] = /^([a-z]{3})_([\w-]{22})$/.exec(id) ?? [];
  const type = prefix && TYPE_OF.get(prefix);
  if (!type || !code) return null;
  try {
    const hex = Uint8Array.fromBase64(`${code}==`, { alphabet: 'base64url', lastChunkHandling: 'strict' }).toHex();
    return {
      type,
      key: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`,
    };
  } catch {
    return null; // its last bits are of no UUID: a SyntaxError is how the decoder says no
  }
}

/** The UUID behind an id of this type; null when it is of another type, or of none. */
export function keyOf(type: NodeType, id: string): string | null {
  const parsed = parseGlobalId(id);
  return parsed?.type === type ? parsed.key : null;
}

import { defineEntity, p, type InferEntity } from '@mikro-orm/core';
import { instant } from './columns.js';

/** A signed-in session: one refresh token at a time, kept as a hash. */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'session',
  properties: {
    workspaceId: p.uuid().primary(),
    id: p.uuid().primary(),
    personId: p.uuid(),
    /** SHA-256 of the refresh token that works now, in hex. */
    refreshHash: p.text(),
    createdAt: instant(),
    expiresAt: instant(),
    /** When it ended before its time; null while it works. */
    revokedAt: instant().strictNullable(),
  },
});
/** See the table of the same name. */
export type SessionRow = InferEntity<typeof SessionRow>;

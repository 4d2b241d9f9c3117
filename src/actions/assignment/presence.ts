import { forbids } from '../../domain/access/permissions.js';
import { givesBackAt, type Presence } from '../../domain/assignment/presence.js';
import { after, durationMs, isBefore, type Duration } from '../../domain/instant.js';
import { invalid, refuse, type Refusal } from '../../domain/refusal.js';
import { keepHeartbeat, presenceForUpdate, setPresenceOf } from '../../persistence/queries/presence.js';
import { wakeQueuesOf } from '../../persistence/queries/routing.js';
import { action, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';

interface SetPresence extends Keyed {
  readonly presence: Presence;
  readonly aliveFor: Duration;
}

/** Somebody says whether they take work, and gives a sign of life by it. */
export const setPresence = action(
  'setPresence',
  async (context: ActionContext, { presence, aliveFor }: SetPresence): Promise<{ person: string } | Refusal> => {
    const { actor, em, now } = context;
    const forbidden = forbids(actor, 'setPresence');
    if (forbidden) return refuse(forbidden);
    const ms = durationMs(aliveFor);
    if (ms < 10_000 || ms > 86_400_000) return refuse(invalid(['aliveFor'], 'PT10S to P1D'));
    const before = await presenceForUpdate(em, actor.workspaceId, actor.id);
    const endsAt = await keepHeartbeat(em, {
      ...{ workspaceId: actor.workspaceId, personId: actor.id, source: 'said' },
      ...{ until: after(now, aliveFor), now },
    });
    await become(context, actor.id, before.presence, presence, presence === 'OFFLINE' ? null : endsAt);
    return { person: actor.id };
  },
);

/** The last sign of life of somebody is gone: they are OFFLINE, though they never said so. */
export const endPresence = action(
  'endPresence',
  async (context: ActionContext, { personId }: Keyed & { readonly personId: string }): Promise<{ person: string }> => {
    const before = await presenceForUpdate(context.em, context.actor.workspaceId, personId);
    const isOver = before.presence !== 'OFFLINE' && before.endsAt !== null && !isBefore(context.now, before.endsAt);
    if (isOver) await become(context, personId, before.presence, 'OFFLINE', null);
    return { person: personId };
  },
);

async function become(
  { em, actor, desk, now, recordWorkspaceFact: recordDesk }: ActionContext,
  personId: string,
  from: Presence,
  to: Presence,
  endsAt: Temporal.Instant | null,
): Promise<void> {
  const grace = desk.rules.giveBackAfter;
  const back = to === 'OFFLINE' ? givesBackAt(now, grace) : null;
  const since = from === to ? null : now;
  await setPresenceOf(em, actor.workspaceId, personId, { presence: to, since, endsAt, givesBackAt: back });
  if (from === to) return;
  recordDesk('AgentPresenceChanged', { presence: from }, { personId, presence: to });
  if (to === 'AVAILABLE') await wakeQueuesOf(em, actor.workspaceId, [personId], now);
}

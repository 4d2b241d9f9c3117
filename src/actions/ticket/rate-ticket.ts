import { globalId } from '../../domain/global-id.js';
import { checkRating, decideRating } from '../../domain/feedback/rating.js';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.js';
import { staleness, ticketForUpdate } from '../../persistence/queries/find.js';
import { FeedbackRow, ResolutionRow } from '../../persistence/tables/ticket.js';
import { action, type Keyed, type Scene } from '../action.js';
import { apply } from './change-ticket.js';

interface RateTicket extends Keyed {
  readonly ticketId: string;
  readonly expectedVersion?: number | null;
  readonly rating: number;
  readonly comment?: string | null;
  readonly reasons?: readonly string[] | null;
}

/** The requester rates how the current cycle was resolved, or changes the rating. */
export const rateTicket = action(
  'rateTicket',
  async (scene: Scene, input: RateTicket): Promise<{ ticket: string; feedback: string } | Refusal> => {
    const { em, actor, desk, now, newId } = scene;
    const ticket = await ticketForUpdate(em, { ticketId: input.ticketId }, actor);
    if (isRefusal(ticket)) return ticket;
    const given = checkRating(input);
    if (isRefusal(given)) return given;

    const ofCycle = { ticketId: ticket.id, cycle: ticket.cycle };
    const old = await em.findOne(FeedbackRow, ofCycle);
    const stale = staleness(old ?? { version: 0 }, input.expectedVersion, globalId('Feedback', old?.id ?? ticket.id));
    if (stale) return refuse(stale);
    const resolution = await em.findOne(ResolutionRow, ofCycle);
    const feedbackId = old?.id ?? newId();
    const fact = decideRating(
      ticket,
      resolution?.resolvedById ?? null,
      old,
      given,
      feedbackId,
      actor,
      desk.feedbackWindow,
      now,
    );
    if (isRefusal(fact)) return fact;

    if (old) Object.assign(old, given, { updatedAt: now });
    else {
      const { workspaceId } = ticket;
      const made = {
        id: feedbackId,
        workspaceId,
        ...ofCycle,
        givenById: actor.id,
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      em.create(FeedbackRow, { ...made, ...given });
    }
    apply(scene, ticket, { change: {}, facts: [fact] });
    return { ticket: ticket.id, feedback: feedbackId };
  },
);

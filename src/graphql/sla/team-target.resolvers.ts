import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { durationIn } from '../../domain/instant.js';
import { teamTargetsOf, type TeamTarget as HeldByTeam } from '../../domain/sla/team-target.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import { shownLength } from '../../persistence/reading/readings/sla.js';
import type { Answer } from '../answer.js';
import type { Context } from '../context.js';
import { Calendar, Team, TeamOla, TeamTarget, Ticket } from '../contract.generated.js';

/** By which calendar a team's promise is counted. */
@Resolver(() => TeamOla)
export class TeamOlaResolver {
  @FieldResolver(() => Calendar, { nullable: true })
  calendar(
    @Root() { calendarId }: { calendarId: string | null },
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.byKey('Calendar', calendarId, info);
  }
}

/** How long teams held a ticket: measured whenever somebody asks. */
@Resolver(() => Ticket)
export class TicketTeamTargetsResolver {
  @FieldResolver()
  async teamTargets(@Root() ticket: RecordRead, @Ctx() { teamClocks, viewer, now }: Context) {
    const clock = isStaff(viewer.actor) ? await teamClocks.load(ticket.$key) : null;
    return clock ? teamTargetsOf(clock.facts, (teamId) => clock.terms.get(teamId), now).map(shown) : [];
  }
}

/** The team that held the ticket. */
@Resolver(() => TeamTarget)
export class TeamTargetResolver {
  @FieldResolver(() => Team)
  team(@Root() { teamId }: { teamId: string }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', teamId, info);
  }
}

const shown = ({ consumedMs, remainingMs, length, ...target }: HeldByTeam): Answer<TeamTarget> => ({
  ...{ ...target, length: shownLength(length), consumed: durationIn(consumedMs) },
  remaining: remainingMs === null ? null : durationIn(remainingMs),
});

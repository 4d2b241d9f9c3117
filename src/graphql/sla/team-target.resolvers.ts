import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { durationIn } from '../../domain/instant.js';
import { teamTargetsOf, type TeamTarget } from '../../domain/sla/team-target.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import { shownLength } from '../../persistence/reading/readings/sla.js';
import type { Context } from '../context.js';
import { TeamView } from '../desk/desk.views.js';
import { TicketView } from '../ticket/ticket.views.js';
import { CalendarView } from './policy.views.js';
import { TeamOlaView, TeamTargetView } from './team-target.views.js';

/** What a team promises. */
@Resolver(() => TeamView)
export class TeamPromiseResolver {
  @FieldResolver(() => TeamOlaView, { nullable: true })
  ola(@Root() team: RecordRead) {
    return team['ola'];
  }
}

/** By which calendar a team's promise is counted. */
@Resolver(() => TeamOlaView)
export class TeamOlaResolver {
  @FieldResolver(() => CalendarView, { nullable: true })
  calendar(
    @Root() { calendarId }: { calendarId: string | null },
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.byKey('Calendar', calendarId, info);
  }
}

/** How long teams held a ticket: measured whenever somebody asks. */
@Resolver(() => TicketView)
export class TicketTeamTargetsResolver {
  @FieldResolver(() => [TeamTargetView])
  async teamTargets(@Root() ticket: RecordRead, @Ctx() { teamClocks, viewer, now }: Context) {
    const clock = isStaff(viewer.actor) ? await teamClocks.load(ticket.$key) : null;
    return clock ? teamTargetsOf(clock.facts, (teamId) => clock.terms.get(teamId), now).map(shown) : [];
  }
}

/** The team that held the ticket. */
@Resolver(() => TeamTargetView)
export class TeamTargetResolver {
  @FieldResolver(() => TeamView)
  team(@Root() { teamId }: { teamId: string }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', teamId, info);
  }
}

const shown = ({ consumedMs, remainingMs, length, ...target }: TeamTarget) => ({
  ...{ ...target, length: shownLength(length), consumed: durationIn(consumedMs) },
  remaining: remainingMs === null ? null : durationIn(remainingMs),
});

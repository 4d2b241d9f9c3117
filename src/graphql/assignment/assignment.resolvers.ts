import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { setPresence } from '../../actions/assignment/presence.js';
import { previewAssignment, routeTicket } from '../../actions/assignment/route-ticket.js';
import { createSkill, updateSkill } from '../../actions/assignment/skills.js';
import { BY_NAME } from '../../persistence/reading/declare.js';
import { shownExplanation } from '../../persistence/reading/readings/assignment.js';
import { Paging } from '../common/page.args.js';
import type { Context } from '../context.js';
import {
  AssignmentCandidate,
  AssignmentExplanation,
  CreateSkillInput,
  CreateSkillPayload,
  Person,
  PreviewAssignmentInput,
  RouteTicketInput,
  RouteTicketPayload,
  SetPresenceInput,
  SetPresencePayload,
  Skill,
  SkillConnection,
  SkillLevel,
  UpdateSkillInput,
  UpdateSkillPayload,
} from '../contract.generated.js';

const EVERY_ONE = { op: 'and', of: [] } as const;

/** Who gets what, asked and done. */
@Resolver()
export class AssignmentResolver {
  @Query(() => SkillConnection)
  skills(@Args(() => Paging) args: Paging, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.page('Skill', { args, condition: EVERY_ONE, order: BY_NAME }, info);
  }

  @Query(() => AssignmentExplanation)
  async previewAssignment(
    @Arg('input', () => PreviewAssignmentInput) input: PreviewAssignmentInput,
    @Ctx() { services: { database }, viewer, now }: Context,
  ) {
    return shownExplanation(await previewAssignment({ database, viewer, now }, input));
  }

  @Mutation(() => CreateSkillPayload)
  createSkill(@Arg('input', () => CreateSkillInput) input: CreateSkillInput, @Ctx() context: Context) {
    return context.run(createSkill, input);
  }

  @Mutation(() => UpdateSkillPayload)
  updateSkill(@Arg('input', () => UpdateSkillInput) input: UpdateSkillInput, @Ctx() context: Context) {
    return context.run(updateSkill, input);
  }

  @Mutation(() => SetPresencePayload)
  setPresence(@Arg('input', () => SetPresenceInput) input: SetPresenceInput, @Ctx() context: Context) {
    return context.run(setPresence, input);
  }

  @Mutation(() => RouteTicketPayload)
  routeTicket(@Arg('input', () => RouteTicketInput) input: RouteTicketInput, @Ctx() context: Context) {
    return context.run(routeTicket, input);
  }
}

/** Read with its ticket, or worked out for a draft. */
@Resolver(() => AssignmentExplanation)
export class AssignmentExplanationResolver {
  @FieldResolver(() => Person, { nullable: true })
  chosen(
    @Root() explanation: { readonly chosen?: unknown; readonly chosenId?: string | null },
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return explanation.chosen ?? reader.byKey('Person', explanation.chosenId ?? null, info);
  }
}

/** Who came into question. */
@Resolver(() => AssignmentCandidate)
export class AssignmentCandidateResolver {
  @FieldResolver(() => Person)
  person(@Root() { personId }: { personId: string }, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', personId, info);
  }
}

/** Read with its owner, or named in an explanation. */
@Resolver(() => SkillLevel)
export class SkillLevelResolver {
  @FieldResolver(() => Skill)
  skill(
    @Root() level: { readonly skill?: unknown; readonly skillId?: string },
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return level.skill ?? reader.byKey('Skill', level.skillId ?? null, info);
  }
}

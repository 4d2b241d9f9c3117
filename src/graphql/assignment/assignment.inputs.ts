import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Presence, Priority } from '../enums.js';
import { Duration } from '../scalars.js';

/** A skill, and how well it is mastered or needed. */
@InputType('SkillLevelInput')
export class SkillLevelInput implements Contract.SkillLevelInput {
  @Field(() => ID)
  skillId!: Contract.SkillLevelInput['skillId'];
  @Field(() => Int)
  level!: Contract.SkillLevelInput['level'];
}

/** What tickets of a priority weigh. */
@InputType('PriorityWeightInput')
export class PriorityWeightInput implements Contract.PriorityWeightInput {
  @Field(() => Priority)
  priority!: Contract.PriorityWeightInput['priority'];
  @Field(() => Int)
  points!: Contract.PriorityWeightInput['points'];
}

/** What the rules are to be set to. An absent field is untouched, null turns off what can be turned off. */
@InputType('WorkRulesInput')
export class WorkRulesInput implements Contract.WorkRulesInput {
  @Field(() => [PriorityWeightInput], { nullable: true })
  weights?: Contract.WorkRulesInput['weights'];
  @Field(() => Int, { nullable: true })
  waitingPercent?: Contract.WorkRulesInput['waitingPercent'];
  @Field(() => Int, { nullable: true })
  defaultCapacity?: Contract.WorkRulesInput['defaultCapacity'];
  @Field(() => Duration, { nullable: true })
  relaxSkillsAfter?: Contract.WorkRulesInput['relaxSkillsAfter'];
  @Field(() => Duration, { nullable: true })
  giveBackAfter?: Contract.WorkRulesInput['giveBackAfter'];
  @Field(() => Duration, { nullable: true })
  informationDueAfter?: Contract.WorkRulesInput['informationDueAfter'];
  @Field(() => [Duration], { nullable: true })
  remindAfter?: Contract.WorkRulesInput['remindAfter'];
  @Field(() => Duration, { nullable: true })
  resolveUnansweredAfter?: Contract.WorkRulesInput['resolveUnansweredAfter'];
  @Field(() => Duration, { nullable: true })
  closeAfter?: Contract.WorkRulesInput['closeAfter'];
  @Field(() => Duration, { nullable: true })
  inviteAfter?: Contract.WorkRulesInput['inviteAfter'];
  @Field(() => Duration, { nullable: true })
  inviteInterval?: Contract.WorkRulesInput['inviteInterval'];
  @Field(() => Int, { nullable: true })
  lowRating?: Contract.WorkRulesInput['lowRating'];
  @Field(() => Duration, { nullable: true })
  unattendedAfter?: Contract.WorkRulesInput['unattendedAfter'];
}

/** Input of `createSkill`. */
@InputType('CreateSkillInput')
export class CreateSkillInput implements Contract.CreateSkillInput {
  @Field(() => String)
  name!: Contract.CreateSkillInput['name'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateSkillInput['idempotencyKey'];
}

/** Input of `updateSkill`. */
@InputType('UpdateSkillInput')
export class UpdateSkillInput implements Contract.UpdateSkillInput {
  @Field(() => ID)
  skillId!: Contract.UpdateSkillInput['skillId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateSkillInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateSkillInput['name'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.UpdateSkillInput['active'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateSkillInput['idempotencyKey'];
}

/** Input of `setPresence`. */
@InputType('SetPresenceInput')
export class SetPresenceInput implements Contract.SetPresenceInput {
  @Field(() => Presence)
  presence!: Contract.SetPresenceInput['presence'];
  @Field(() => Duration)
  aliveFor!: NonNullable<Contract.SetPresenceInput['aliveFor']>;
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.SetPresenceInput['idempotencyKey'];
}

/** Input of `routeTicket`. */
@InputType('RouteTicketInput')
export class RouteTicketInput implements Contract.RouteTicketInput {
  @Field(() => ID)
  ticketId!: Contract.RouteTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.RouteTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.RouteTicketInput['idempotencyKey'];
}

/** A ticket that is not there yet, to see who would get it. */
@InputType('PreviewAssignmentInput')
export class PreviewAssignmentInput implements Contract.PreviewAssignmentInput {
  @Field(() => ID, { nullable: true })
  teamId?: Contract.PreviewAssignmentInput['teamId'];
  @Field(() => ID, { nullable: true })
  categoryId?: Contract.PreviewAssignmentInput['categoryId'];
  @Field(() => Priority)
  priority!: Contract.PreviewAssignmentInput['priority'];
}

import { Field, Float, Int, ObjectType } from 'type-graphql';
import { NodeView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { ChosenBy, PassedOver, Priority } from '../enums.js';
import { DateTime, Duration } from '../scalars.js';

/** A skill, and how well it is mastered or needed. */
@ObjectType('SkillLevel')
export class SkillLevelView implements Omit<Contract.SkillLevel, 'skill'> {
  @Field(() => Int)
  level!: Contract.SkillLevel['level'];
}

/** Something that agents know how to do, such as VPN, payroll or Korean. */
@ObjectType('Skill', { implements: NodeView })
export class SkillView implements Omit<Contract.Skill, 'id'> {
  @Field(() => String)
  name!: Contract.Skill['name'];
  @Field(() => Boolean)
  active!: Contract.Skill['active'];
  @Field(() => DateTime)
  createdAt!: Contract.Skill['createdAt'];
  @Field(() => Int)
  version!: Contract.Skill['version'];
}

/** What tickets of a priority weigh. */
@ObjectType('PriorityWeight')
export class PriorityWeightView implements Contract.PriorityWeight {
  @Field(() => Priority)
  priority!: Contract.PriorityWeight['priority'];
  @Field(() => Int)
  points!: Contract.PriorityWeight['points'];
}

/** What the rules of assignment, information requests, closing and feedback are set to. */
@ObjectType('WorkRules')
export class WorkRulesView implements Contract.WorkRules {
  @Field(() => [PriorityWeightView])
  weights!: Contract.WorkRules['weights'];
  @Field(() => Int)
  waitingPercent!: Contract.WorkRules['waitingPercent'];
  @Field(() => Int)
  defaultCapacity!: Contract.WorkRules['defaultCapacity'];
  @Field(() => Duration, { nullable: true })
  relaxSkillsAfter!: Contract.WorkRules['relaxSkillsAfter'];
  @Field(() => Duration, { nullable: true })
  giveBackAfter!: Contract.WorkRules['giveBackAfter'];
  @Field(() => Duration)
  informationDueAfter!: Contract.WorkRules['informationDueAfter'];
  @Field(() => [Duration])
  remindAfter!: Contract.WorkRules['remindAfter'];
  @Field(() => Duration, { nullable: true })
  resolveUnansweredAfter!: Contract.WorkRules['resolveUnansweredAfter'];
  @Field(() => Duration, { nullable: true })
  closeAfter!: Contract.WorkRules['closeAfter'];
  @Field(() => Duration, { nullable: true })
  inviteAfter!: Contract.WorkRules['inviteAfter'];
  @Field(() => Duration)
  inviteInterval!: Contract.WorkRules['inviteInterval'];
  @Field(() => Int, { nullable: true })
  lowRating!: Contract.WorkRules['lowRating'];
  @Field(() => Duration, { nullable: true })
  unattendedAfter!: Contract.WorkRules['unattendedAfter'];
}

/** An agent who came into question. */
@ObjectType('AssignmentCandidate')
export class AssignmentCandidateView implements Omit<Contract.AssignmentCandidate, 'person' | 'missingSkills'> {
  @Field(() => Boolean)
  eligible!: Contract.AssignmentCandidate['eligible'];
  @Field(() => [PassedOver])
  passedOver!: Contract.AssignmentCandidate['passedOver'];
  @Field(() => Int)
  skillSurplus!: Contract.AssignmentCandidate['skillSurplus'];
  @Field(() => Float)
  load!: Contract.AssignmentCandidate['load'];
  @Field(() => Float)
  capacity!: Contract.AssignmentCandidate['capacity'];
  @Field(() => DateTime, { nullable: true })
  lastAssignedAt!: Contract.AssignmentCandidate['lastAssignedAt'];
}

/** Why a ticket went where it went. The same tickets, agents and moment always give the same one. */
@ObjectType('AssignmentExplanation')
export class AssignmentExplanationView implements Omit<Contract.AssignmentExplanation, 'chosen'> {
  @Field(() => DateTime)
  at!: Contract.AssignmentExplanation['at'];
  @Field(() => ChosenBy, { nullable: true })
  chosenBy!: Contract.AssignmentExplanation['chosenBy'];
  @Field(() => Int)
  relaxedBy!: Contract.AssignmentExplanation['relaxedBy'];
  @Field(() => [SkillLevelView])
  requiredSkills!: Contract.AssignmentExplanation['requiredSkills'];
  @Field(() => [AssignmentCandidateView])
  candidates!: Contract.AssignmentExplanation['candidates'];
}

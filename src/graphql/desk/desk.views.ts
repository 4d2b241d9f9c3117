import { Field, Float, Int, ObjectType } from 'type-graphql';
import { WorkRulesView, SkillLevelView } from '../assignment/assignment.views.js';
import type * as Contract from '../contract.generated.js';
import { Impact, Presence, Priority, Role, Urgency } from '../enums.js';
import { IntakeFormView } from '../intake/intake.views.js';
import { CalendarView } from '../sla/policy.views.js';
import { DateTime, Duration, EmailAddress, TimeZone } from '../scalars.js';
import { NodeView } from '../common/interfaces.js';

/** One service desk with its own people, policies and tickets. Nothing crosses it. */
@ObjectType('Workspace', { implements: NodeView })
export class WorkspaceView implements Omit<Contract.Workspace, 'id'> {
  @Field(() => String)
  slug!: Contract.Workspace['slug'];
  @Field(() => String)
  name!: Contract.Workspace['name'];
  @Field(() => TimeZone)
  timeZone!: Contract.Workspace['timeZone'];
  @Field(() => [PriorityMatrixCellView])
  priorityMatrix!: Contract.Workspace['priorityMatrix'];
  @Field(() => [ResolutionCodeView])
  resolutionCodes!: Contract.Workspace['resolutionCodes'];
  @Field(() => Duration)
  reopenWindow!: Contract.Workspace['reopenWindow'];
  @Field(() => Duration)
  feedbackWindow!: Contract.Workspace['feedbackWindow'];
  @Field(() => CalendarView, { nullable: true })
  calendar!: Contract.Workspace['calendar'];
  @Field(() => WorkRulesView)
  rules!: Contract.Workspace['rules'];
  @Field(() => DateTime)
  createdAt!: Contract.Workspace['createdAt'];
  @Field(() => Int)
  version!: Contract.Workspace['version'];
}

/** One cell of the priority matrix. */
@ObjectType('PriorityMatrixCell')
export class PriorityMatrixCellView implements Contract.PriorityMatrixCell {
  @Field(() => Impact)
  impact!: Contract.PriorityMatrixCell['impact'];
  @Field(() => Urgency)
  urgency!: Contract.PriorityMatrixCell['urgency'];
  @Field(() => Priority)
  priority!: Contract.PriorityMatrixCell['priority'];
}

/** A code that says how a ticket ended. */
@ObjectType('ResolutionCode')
export class ResolutionCodeView implements Contract.ResolutionCode {
  @Field(() => String)
  code!: Contract.ResolutionCode['code'];
  @Field(() => Boolean)
  standard!: Contract.ResolutionCode['standard'];
}

/** A customer company or department inside a workspace; requesters belong to one. */
@ObjectType('Organization', { implements: NodeView })
export class OrganizationView implements Omit<Contract.Organization, 'people' | 'id'> {
  @Field(() => String)
  name!: Contract.Organization['name'];
  @Field(() => String, { nullable: true })
  externalId!: Contract.Organization['externalId'];
  @Field(() => DateTime)
  createdAt!: Contract.Organization['createdAt'];
  @Field(() => Int)
  version!: Contract.Organization['version'];
}

/** Somebody of the workspace: a requester, or somebody who works its tickets. */
@ObjectType('Person', { implements: NodeView })
export class PersonView implements Omit<Contract.Person, 'id'> {
  @Field(() => String)
  name!: Contract.Person['name'];
  @Field(() => EmailAddress, { nullable: true })
  email!: Contract.Person['email'];
  @Field(() => String, { nullable: true })
  externalId!: Contract.Person['externalId'];
  @Field(() => Role)
  role!: Contract.Person['role'];
  @Field(() => OrganizationView, { nullable: true })
  organization!: Contract.Person['organization'];
  @Field(() => Boolean)
  seesOrganization!: Contract.Person['seesOrganization'];
  @Field(() => [TeamView])
  teams!: Contract.Person['teams'];
  @Field(() => [SkillLevelView])
  skills!: Contract.Person['skills'];
  @Field(() => Int, { nullable: true })
  capacity!: Contract.Person['capacity'];
  @Field(() => CalendarView, { nullable: true })
  shift!: Contract.Person['shift'];
  @Field(() => Presence, { nullable: true })
  presence!: Contract.Person['presence'];
  @Field(() => Boolean)
  active!: Contract.Person['active'];
  @Field(() => DateTime)
  createdAt!: Contract.Person['createdAt'];
  @Field(() => Int)
  version!: Contract.Person['version'];
}

/** A queue of tickets and the agents who work it. */
@ObjectType('Team', { implements: NodeView })
export class TeamView implements Omit<Contract.Team, 'id' | 'ola'> {
  @Field(() => String)
  name!: Contract.Team['name'];
  @Field(() => [TeamMembershipView])
  memberships!: Contract.Team['memberships'];
  @Field(() => Boolean)
  autoAssign!: Contract.Team['autoAssign'];
  @Field(() => Boolean)
  active!: Contract.Team['active'];
  @Field(() => DateTime)
  createdAt!: Contract.Team['createdAt'];
  @Field(() => Int)
  version!: Contract.Team['version'];
}

/** One agent's place in one team. */
@ObjectType('TeamMembership')
export class TeamMembershipView implements Contract.TeamMembership {
  @Field(() => PersonView)
  person!: Contract.TeamMembership['person'];
  @Field(() => Boolean)
  lead!: Contract.TeamMembership['lead'];
}

/** What a ticket is about; categories form a tree. */
@ObjectType('Category', { implements: NodeView })
export class CategoryView implements Omit<Contract.Category, 'id'> {
  @Field(() => String)
  name!: Contract.Category['name'];
  @Field(() => CategoryView, { nullable: true })
  parent!: Contract.Category['parent'];
  @Field(() => TeamView, { nullable: true })
  team!: Contract.Category['team'];
  @Field(() => Boolean, { nullable: true })
  autoAssign!: Contract.Category['autoAssign'];
  @Field(() => [SkillLevelView])
  requiredSkills!: Contract.Category['requiredSkills'];
  @Field(() => IntakeFormView)
  form!: Contract.Category['form'];
  @Field(() => Boolean)
  active!: Contract.Category['active'];
  @Field(() => DateTime)
  createdAt!: Contract.Category['createdAt'];
  @Field(() => Int)
  version!: Contract.Category['version'];
}

/** What the desk promises to keep running, such as mail, VPN or payroll. Tickets name the services they affect. */
@ObjectType('Service', { implements: NodeView })
export class ServiceView implements Omit<Contract.Service, 'id' | 'hours' | 'availability' | 'outages'> {
  @Field(() => String)
  name!: Contract.Service['name'];
  @Field(() => String, { nullable: true })
  description!: Contract.Service['description'];
  @Field(() => Float, { nullable: true })
  availabilityTarget!: Contract.Service['availabilityTarget'];
  @Field(() => Boolean)
  active!: Contract.Service['active'];
  @Field(() => DateTime)
  createdAt!: Contract.Service['createdAt'];
  @Field(() => Int)
  version!: Contract.Service['version'];
}

import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { WorkRulesInput, SkillLevelInput } from '../assignment/assignment.inputs.js';
import type * as Contract from '../contract.generated.js';
import { Impact, Priority, Role, Urgency } from '../enums.js';
import { IntakeFormInput } from '../intake/intake.inputs.js';
import { Duration, EmailAddress, TimeZone } from '../scalars.js';
import { TeamOlaInput } from '../sla/team-target.inputs.js';

/** One cell of the priority matrix. */
@InputType('PriorityMatrixCellInput')
export class PriorityMatrixCellInput implements Contract.PriorityMatrixCellInput {
  @Field(() => Impact)
  impact!: Contract.PriorityMatrixCellInput['impact'];
  @Field(() => Urgency)
  urgency!: Contract.PriorityMatrixCellInput['urgency'];
  @Field(() => Priority)
  priority!: Contract.PriorityMatrixCellInput['priority'];
}

/** One agent's place in a team. */
@InputType('TeamMemberInput')
export class TeamMemberInput implements Contract.TeamMemberInput {
  @Field(() => ID)
  personId!: Contract.TeamMemberInput['personId'];
  @Field(() => Boolean)
  lead!: NonNullable<Contract.TeamMemberInput['lead']>;
}

/** Input of `updateWorkspace`. */
@InputType('UpdateWorkspaceInput')
export class UpdateWorkspaceInput implements Contract.UpdateWorkspaceInput {
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateWorkspaceInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateWorkspaceInput['name'];
  @Field(() => TimeZone, { nullable: true })
  timeZone?: Contract.UpdateWorkspaceInput['timeZone'];
  @Field(() => [PriorityMatrixCellInput], { nullable: true })
  priorityMatrix?: Contract.UpdateWorkspaceInput['priorityMatrix'];
  @Field(() => [String], { nullable: true })
  ownResolutionCodes?: Contract.UpdateWorkspaceInput['ownResolutionCodes'];
  @Field(() => Duration, { nullable: true })
  reopenWindow?: Contract.UpdateWorkspaceInput['reopenWindow'];
  @Field(() => Duration, { nullable: true })
  feedbackWindow?: Contract.UpdateWorkspaceInput['feedbackWindow'];
  @Field(() => ID, { nullable: true })
  calendarId?: Contract.UpdateWorkspaceInput['calendarId'];
  @Field(() => WorkRulesInput, { nullable: true })
  rules?: Contract.UpdateWorkspaceInput['rules'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateWorkspaceInput['idempotencyKey'];
}

/** Input of `createPerson`. */
@InputType('CreatePersonInput')
export class CreatePersonInput implements Contract.CreatePersonInput {
  @Field(() => String)
  name!: Contract.CreatePersonInput['name'];
  @Field(() => EmailAddress, { nullable: true })
  email?: Contract.CreatePersonInput['email'];
  @Field(() => String, { nullable: true })
  externalId?: Contract.CreatePersonInput['externalId'];
  @Field(() => ID, { nullable: true })
  organizationId?: Contract.CreatePersonInput['organizationId'];
  @Field(() => Boolean, { nullable: true })
  seesOrganization?: Contract.CreatePersonInput['seesOrganization'];
  @Field(() => String, { nullable: true })
  password?: Contract.CreatePersonInput['password'];
  @Field(() => Role)
  role!: NonNullable<Contract.CreatePersonInput['role']>;
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreatePersonInput['idempotencyKey'];
}

/** Input of `updatePerson`. */
@InputType('UpdatePersonInput')
export class UpdatePersonInput implements Contract.UpdatePersonInput {
  @Field(() => ID)
  personId!: Contract.UpdatePersonInput['personId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdatePersonInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdatePersonInput['name'];
  @Field(() => EmailAddress, { nullable: true })
  email?: Contract.UpdatePersonInput['email'];
  @Field(() => String, { nullable: true })
  externalId?: Contract.UpdatePersonInput['externalId'];
  @Field(() => ID, { nullable: true })
  organizationId?: Contract.UpdatePersonInput['organizationId'];
  @Field(() => Boolean, { nullable: true })
  seesOrganization?: Contract.UpdatePersonInput['seesOrganization'];
  @Field(() => String, { nullable: true })
  password?: Contract.UpdatePersonInput['password'];
  @Field(() => Role, { nullable: true })
  role?: Contract.UpdatePersonInput['role'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.UpdatePersonInput['active'];
  @Field(() => [SkillLevelInput], { nullable: true })
  skills?: Contract.UpdatePersonInput['skills'];
  @Field(() => Int, { nullable: true })
  capacity?: Contract.UpdatePersonInput['capacity'];
  @Field(() => ID, { nullable: true })
  shiftCalendarId?: Contract.UpdatePersonInput['shiftCalendarId'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdatePersonInput['idempotencyKey'];
}

/** Input of `createOrganization`. */
@InputType('CreateOrganizationInput')
export class CreateOrganizationInput implements Contract.CreateOrganizationInput {
  @Field(() => String)
  name!: Contract.CreateOrganizationInput['name'];
  @Field(() => String, { nullable: true })
  externalId?: Contract.CreateOrganizationInput['externalId'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateOrganizationInput['idempotencyKey'];
}

/** Input of `updateOrganization`. */
@InputType('UpdateOrganizationInput')
export class UpdateOrganizationInput implements Contract.UpdateOrganizationInput {
  @Field(() => ID)
  organizationId!: Contract.UpdateOrganizationInput['organizationId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateOrganizationInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateOrganizationInput['name'];
  @Field(() => String, { nullable: true })
  externalId?: Contract.UpdateOrganizationInput['externalId'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateOrganizationInput['idempotencyKey'];
}

/** Input of `createTeam`. */
@InputType('CreateTeamInput')
export class CreateTeamInput implements Contract.CreateTeamInput {
  @Field(() => String)
  name!: Contract.CreateTeamInput['name'];
  @Field(() => [TeamMemberInput], { nullable: true })
  members?: Contract.CreateTeamInput['members'];
  @Field(() => Boolean, { nullable: true })
  autoAssign?: Contract.CreateTeamInput['autoAssign'];
  @Field(() => TeamOlaInput, { nullable: true })
  ola?: Contract.CreateTeamInput['ola'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateTeamInput['idempotencyKey'];
}

/** Input of `updateTeam`. */
@InputType('UpdateTeamInput')
export class UpdateTeamInput implements Contract.UpdateTeamInput {
  @Field(() => ID)
  teamId!: Contract.UpdateTeamInput['teamId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateTeamInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateTeamInput['name'];
  @Field(() => [TeamMemberInput], { nullable: true })
  members?: Contract.UpdateTeamInput['members'];
  @Field(() => TeamOlaInput, { nullable: true })
  ola?: Contract.UpdateTeamInput['ola'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.UpdateTeamInput['active'];
  @Field(() => Boolean, { nullable: true })
  autoAssign?: Contract.UpdateTeamInput['autoAssign'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateTeamInput['idempotencyKey'];
}

/** Input of `createCategory`. */
@InputType('CreateCategoryInput')
export class CreateCategoryInput implements Contract.CreateCategoryInput {
  @Field(() => String)
  name!: Contract.CreateCategoryInput['name'];
  @Field(() => ID, { nullable: true })
  parentId?: Contract.CreateCategoryInput['parentId'];
  @Field(() => ID, { nullable: true })
  teamId?: Contract.CreateCategoryInput['teamId'];
  @Field(() => Boolean, { nullable: true })
  autoAssign?: Contract.CreateCategoryInput['autoAssign'];
  @Field(() => [SkillLevelInput], { nullable: true })
  requiredSkills?: Contract.CreateCategoryInput['requiredSkills'];
  @Field(() => IntakeFormInput, { nullable: true })
  form?: Contract.CreateCategoryInput['form'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateCategoryInput['idempotencyKey'];
}

/** Input of `updateCategory`. */
@InputType('UpdateCategoryInput')
export class UpdateCategoryInput implements Contract.UpdateCategoryInput {
  @Field(() => ID)
  categoryId!: Contract.UpdateCategoryInput['categoryId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateCategoryInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateCategoryInput['name'];
  @Field(() => ID, { nullable: true })
  parentId?: Contract.UpdateCategoryInput['parentId'];
  @Field(() => ID, { nullable: true })
  teamId?: Contract.UpdateCategoryInput['teamId'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.UpdateCategoryInput['active'];
  @Field(() => Boolean, { nullable: true })
  autoAssign?: Contract.UpdateCategoryInput['autoAssign'];
  @Field(() => [SkillLevelInput], { nullable: true })
  requiredSkills?: Contract.UpdateCategoryInput['requiredSkills'];
  @Field(() => IntakeFormInput, { nullable: true })
  form?: Contract.UpdateCategoryInput['form'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateCategoryInput['idempotencyKey'];
}

/** Input of `createService`. */
@InputType('CreateServiceInput')
export class CreateServiceInput implements Contract.CreateServiceInput {
  @Field(() => String)
  name!: Contract.CreateServiceInput['name'];
  @Field(() => String, { nullable: true })
  description?: Contract.CreateServiceInput['description'];
  @Field(() => ID, { nullable: true })
  calendarId?: Contract.CreateServiceInput['calendarId'];
  @Field(() => Float, { nullable: true })
  availabilityTarget?: Contract.CreateServiceInput['availabilityTarget'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CreateServiceInput['idempotencyKey'];
}

/** Input of `updateService`. */
@InputType('UpdateServiceInput')
export class UpdateServiceInput implements Contract.UpdateServiceInput {
  @Field(() => ID)
  serviceId!: Contract.UpdateServiceInput['serviceId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.UpdateServiceInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  name?: Contract.UpdateServiceInput['name'];
  @Field(() => String, { nullable: true })
  description?: Contract.UpdateServiceInput['description'];
  @Field(() => ID, { nullable: true })
  calendarId?: Contract.UpdateServiceInput['calendarId'];
  @Field(() => Float, { nullable: true })
  availabilityTarget?: Contract.UpdateServiceInput['availabilityTarget'];
  @Field(() => Boolean, { nullable: true })
  active?: Contract.UpdateServiceInput['active'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.UpdateServiceInput['idempotencyKey'];
}

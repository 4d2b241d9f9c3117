import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType, Root } from 'type-graphql';
import type { Context, Performed } from '../context.js';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import { SlaRecomputeView } from '../sla/policy.views.js';
import { CategoryView, OrganizationView, PersonView, ServiceView, TeamView, WorkspaceView } from './desk.views.js';

/** A workspace, after a change. */
@ObjectType()
abstract class ChangedWorkspace extends Payload {
  @Field(() => WorkspaceView, { nullable: true })
  workspace(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Workspace', keys['workspace'] ?? null, info);
  }
}

/** A person, after a change. */
@ObjectType()
abstract class ChangedPerson extends Payload {
  @Field(() => PersonView, { nullable: true })
  person(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', keys['person'] ?? null, info);
  }
}

/** An organization, after a change. */
@ObjectType()
abstract class ChangedOrganization extends Payload {
  @Field(() => OrganizationView, { nullable: true })
  organization(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Organization', keys['organization'] ?? null, info);
  }
}

/** A team, after a change. */
@ObjectType()
abstract class ChangedTeam extends Payload {
  @Field(() => TeamView, { nullable: true })
  team(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', keys['team'] ?? null, info);
  }
}

/** A category, after a change. */
@ObjectType()
abstract class ChangedCategory extends Payload {
  @Field(() => CategoryView, { nullable: true })
  category(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Category', keys['category'] ?? null, info);
  }
}

/** A service, after a change. */
@ObjectType()
abstract class ChangedService extends Payload {
  @Field(() => ServiceView, { nullable: true })
  service(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Service', keys['service'] ?? null, info);
  }
}

/** Answer of `updateWorkspace`. */
@ObjectType('UpdateWorkspacePayload', { implements: MutationPayloadView })
export class UpdateWorkspacePayload extends ChangedWorkspace {
  @Field(() => SlaRecomputeView, { nullable: true })
  recompute(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaRecompute', keys['recompute'] ?? null, info);
  }
}

/** Answer of `createPerson`. */
@ObjectType('CreatePersonPayload', { implements: MutationPayloadView })
export class CreatePersonPayload extends ChangedPerson {}

/** Answer of `updatePerson`. */
@ObjectType('UpdatePersonPayload', { implements: MutationPayloadView })
export class UpdatePersonPayload extends ChangedPerson {}

/** Answer of `createOrganization`. */
@ObjectType('CreateOrganizationPayload', { implements: MutationPayloadView })
export class CreateOrganizationPayload extends ChangedOrganization {}

/** Answer of `updateOrganization`. */
@ObjectType('UpdateOrganizationPayload', { implements: MutationPayloadView })
export class UpdateOrganizationPayload extends ChangedOrganization {}

/** Answer of `createTeam`. */
@ObjectType('CreateTeamPayload', { implements: MutationPayloadView })
export class CreateTeamPayload extends ChangedTeam {}

/** Answer of `updateTeam`. */
@ObjectType('UpdateTeamPayload', { implements: MutationPayloadView })
export class UpdateTeamPayload extends ChangedTeam {}

/** Answer of `createCategory`. */
@ObjectType('CreateCategoryPayload', { implements: MutationPayloadView })
export class CreateCategoryPayload extends ChangedCategory {}

/** Answer of `updateCategory`. */
@ObjectType('UpdateCategoryPayload', { implements: MutationPayloadView })
export class UpdateCategoryPayload extends ChangedCategory {}

/** Answer of `createService`. */
@ObjectType('CreateServicePayload', { implements: MutationPayloadView })
export class CreateServicePayload extends ChangedService {}

/** Answer of `updateService`. */
@ObjectType('UpdateServicePayload', { implements: MutationPayloadView })
export class UpdateServicePayload extends ChangedService {}

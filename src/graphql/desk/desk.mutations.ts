import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  createCategory,
  createOrganization,
  createService,
  createTeam,
  updateCategory,
  updateOrganization,
  updateService,
  updateTeam,
} from '../../actions/desk/kinds.js';
import { updateWorkspace } from '../../actions/desk/update-workspace.js';
import { createPerson, updatePerson } from '../../actions/people/people.js';
import type { Context } from '../context.js';
import {
  CreateCategoryInput,
  CreateCategoryPayload,
  CreateOrganizationInput,
  CreateOrganizationPayload,
  CreatePersonInput,
  CreatePersonPayload,
  CreateServiceInput,
  CreateServicePayload,
  CreateTeamInput,
  CreateTeamPayload,
  UpdateCategoryInput,
  UpdateCategoryPayload,
  UpdateOrganizationInput,
  UpdateOrganizationPayload,
  UpdatePersonInput,
  UpdatePersonPayload,
  UpdateServiceInput,
  UpdateServicePayload,
  UpdateTeamInput,
  UpdateTeamPayload,
  UpdateWorkspaceInput,
  UpdateWorkspacePayload,
} from '../contract.generated.js';

/** What admins do with their desk. */
@Resolver()
export class DeskMutations {
  @Mutation(() => UpdateWorkspacePayload)
  updateWorkspace(@Arg('input', () => UpdateWorkspaceInput) input: UpdateWorkspaceInput, @Ctx() context: Context) {
    return context.run(updateWorkspace, input);
  }

  @Mutation(() => CreatePersonPayload)
  createPerson(@Arg('input', () => CreatePersonInput) input: CreatePersonInput, @Ctx() context: Context) {
    return context.run(createPerson, input);
  }

  @Mutation(() => UpdatePersonPayload)
  updatePerson(@Arg('input', () => UpdatePersonInput) input: UpdatePersonInput, @Ctx() context: Context) {
    return context.run(updatePerson, input);
  }

  @Mutation(() => CreateOrganizationPayload)
  createOrganization(
    @Arg('input', () => CreateOrganizationInput) input: CreateOrganizationInput,
    @Ctx() context: Context,
  ) {
    return context.run(createOrganization, input);
  }

  @Mutation(() => UpdateOrganizationPayload)
  updateOrganization(
    @Arg('input', () => UpdateOrganizationInput) input: UpdateOrganizationInput,
    @Ctx() context: Context,
  ) {
    return context.run(updateOrganization, input);
  }

  @Mutation(() => CreateTeamPayload)
  createTeam(@Arg('input', () => CreateTeamInput) input: CreateTeamInput, @Ctx() context: Context) {
    return context.run(createTeam, input);
  }

  @Mutation(() => UpdateTeamPayload)
  updateTeam(@Arg('input', () => UpdateTeamInput) input: UpdateTeamInput, @Ctx() context: Context) {
    return context.run(updateTeam, input);
  }

  @Mutation(() => CreateCategoryPayload)
  createCategory(@Arg('input', () => CreateCategoryInput) input: CreateCategoryInput, @Ctx() context: Context) {
    return context.run(createCategory, input);
  }

  @Mutation(() => UpdateCategoryPayload)
  updateCategory(@Arg('input', () => UpdateCategoryInput) input: UpdateCategoryInput, @Ctx() context: Context) {
    return context.run(updateCategory, input);
  }

  @Mutation(() => CreateServicePayload)
  createService(@Arg('input', () => CreateServiceInput) input: CreateServiceInput, @Ctx() context: Context) {
    return context.run(createService, input);
  }

  @Mutation(() => UpdateServicePayload)
  updateService(@Arg('input', () => UpdateServiceInput) input: UpdateServiceInput, @Ctx() context: Context) {
    return context.run(updateService, input);
  }
}

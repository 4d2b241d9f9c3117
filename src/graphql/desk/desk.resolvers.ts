import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { BY_NAME } from '../../persistence/reading/declare.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import { Paging } from '../common/page.args.js';
import { conditionFor, exactlyOne, filterOf } from '../common/arguments.js';
import type { Context } from '../context.js';
import {
  CategoryConnection,
  CategoryFilter,
  Organization,
  OrganizationConnection,
  OrganizationFilter,
  Person,
  PersonConnection,
  PersonFilter,
  ServiceConnection,
  ServiceFilter,
  TeamConnection,
  TeamFilter,
  Workspace,
} from '../contract.generated.js';
import { EmailAddress } from '../scalars.js';

/** The workspace and its people, read. */
@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person)
  viewer(@Ctx() { reader, viewer }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', viewer.actor.id, info);
  }

  @Query(() => Workspace)
  workspace(@Ctx() { reader, viewer }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Workspace', viewer.actor.workspaceId, info);
  }

  @Query(() => Person, { nullable: true })
  person(
    @Arg('id', () => ID, { nullable: true }) id: string | null | undefined,
    @Arg('email', () => EmailAddress, { nullable: true }) email: string | null | undefined,
    @Arg('externalId', () => String, { nullable: true }) externalId: string | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.one('Person', conditionFor('Person', exactlyOne({ id, email, externalId })), info);
  }

  @Query(() => PersonConnection)
  people(
    @Args(() => Paging) args: Paging,
    @Arg('where', () => PersonFilter, { nullable: true }) where: PersonFilter | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page('Person', { args, condition: filterOf('Person', where), order: BY_NAME }, info);
  }
}

/** Organizations, read. */
@Resolver(() => Organization)
export class OrganizationResolver {
  @Query(() => OrganizationConnection)
  organizations(
    @Args(() => Paging) args: Paging,
    @Arg('where', () => OrganizationFilter, { nullable: true }) where: OrganizationFilter | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page('Organization', { args, condition: filterOf('Organization', where), order: BY_NAME }, info);
  }

  @FieldResolver()
  people(
    @Root() organization: RecordRead,
    @Args(() => Paging) _: Paging,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.pageOf(organization, info);
  }
}

/** Teams, categories and services, read. */
@Resolver()
export class CatalogueResolver {
  @Query(() => TeamConnection)
  teams(
    @Args(() => Paging) args: Paging,
    @Arg('where', () => TeamFilter, { nullable: true }) where: TeamFilter | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page('Team', { args, condition: filterOf('Team', where), order: BY_NAME }, info);
  }

  @Query(() => CategoryConnection)
  categories(
    @Args(() => Paging) args: Paging,
    @Arg('where', () => CategoryFilter, { nullable: true }) where: CategoryFilter | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page('Category', { args, condition: filterOf('Category', where), order: BY_NAME }, info);
  }

  @Query(() => ServiceConnection)
  services(
    @Args(() => Paging) args: Paging,
    @Arg('where', () => ServiceFilter, { nullable: true }) where: ServiceFilter | null | undefined,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return reader.page('Service', { args, condition: filterOf('Service', where), order: BY_NAME }, info);
  }
}

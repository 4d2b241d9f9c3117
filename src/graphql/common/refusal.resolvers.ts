import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Problem } from '../../domain/refusal.js';
import type { Context } from '../context.js';
import { NodeView } from './interfaces.js';
import { AlreadyExistsView, VersionConflictView } from './refusal.views.js';

type ProblemOf<Code extends Problem['code']> = Extract<Problem, { code: Code }>;

/** What a version conflict shows besides its facts. */
@Resolver(() => VersionConflictView)
export class VersionConflictResolver {
  @FieldResolver(() => NodeView, { nullable: true })
  current(
    @Root() { currentId }: ProblemOf<'VERSION_CONFLICT'>,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return currentId && reader.byGlobalId(currentId, info);
  }
}

/** What a doubled name shows besides its facts. */
@Resolver(() => AlreadyExistsView)
export class AlreadyExistsResolver {
  @FieldResolver(() => NodeView, { nullable: true })
  existing(
    @Root() { existingId }: ProblemOf<'ALREADY_EXISTS'>,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return existingId && reader.byGlobalId(existingId, info);
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { Problem } from '../../domain/refusal.js';
import type { Context } from '../context.js';
import { AlreadyExists, Node, VersionConflict } from '../contract.generated.js';

type ProblemOf<Code extends Problem['code']> = Extract<Problem, { code: Code }>;

/** What a version conflict shows besides its facts. */
@Resolver(() => VersionConflict)
export class VersionConflictResolver {
  @FieldResolver(() => Node, { nullable: true })
  current(
    @Root() { currentId }: ProblemOf<'VERSION_CONFLICT'>,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return currentId && reader.byGlobalId(currentId, info);
  }
}

/** What a doubled name shows besides its facts. */
@Resolver(() => AlreadyExists)
export class AlreadyExistsResolver {
  @FieldResolver(() => Node, { nullable: true })
  existing(
    @Root() { existingId }: ProblemOf<'ALREADY_EXISTS'>,
    @Ctx() { reader }: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return existingId && reader.byGlobalId(existingId, info);
  }
}

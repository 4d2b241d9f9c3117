import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, Resolver } from 'type-graphql';
import { BadArgument } from '../../domain/refusal.js';
import type { Context } from '../context.js';
import { Node } from '../contract.generated.js';
import { Position } from '../scalars.js';

/** Ids in one `nodes`. */
const MOST_IDS = 100;

/** Anything, by its id; and where the log stands. */
@Resolver()
export class NodeResolver {
  @Query(() => Position)
  asOf(@Ctx() { viewer }: Context) {
    return viewer.asOf;
  }

  @Query(() => Node, { nullable: true })
  node(@Arg('id', () => ID) id: string, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byGlobalId(id, info);
  }

  @Query(() => [Node], { nullable: 'items' })
  nodes(@Arg('ids', () => [ID]) ids: string[], @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    if (ids.length > MOST_IDS) throw new BadArgument(['ids'], `at most ${MOST_IDS} items`);
    return Promise.all(ids.map((id) => reader.byGlobalId(id, info)));
  }
}

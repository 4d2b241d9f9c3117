import { ArgsType, Field, Int } from 'type-graphql';
import type { PageArgs } from '../../persistence/reading/page.js';

/** Arguments of every connection. */
@ArgsType()
export class Paging implements PageArgs {
  @Field(() => Int, { nullable: true })
  first?: number | null;
  @Field(() => String, { nullable: true })
  after?: string | null;
  @Field(() => Int, { nullable: true })
  last?: number | null;
  @Field(() => String, { nullable: true })
  before?: string | null;
}

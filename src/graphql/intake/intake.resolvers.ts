import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { adviseDraft } from '../../actions/intake/advise-draft.js';
import type { Context } from '../context.js';
import { DraftAdvice, DraftInput } from '../contract.generated.js';

/** Reports, before they are sent. */
@Resolver()
export class IntakeResolver {
  @Query(() => DraftAdvice)
  adviseDraft(@Arg('draft', () => DraftInput) draft: DraftInput, @Ctx() { services: { database }, viewer }: Context) {
    return adviseDraft({ database, viewer }, draft);
  }
}

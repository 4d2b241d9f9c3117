import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { isStaff } from '../../domain/access/roles.js';
import { simulate } from '../../domain/sla/simulate.js';
import { currentPromises } from '../../persistence/queries/promises.js';
import type { Context } from '../context.js';
import { SimulateSlaInput, SlaSimulation } from '../contract.generated.js';
import { shownSimulation } from './simulation.js';

/** The promised time, asked. */
@Resolver()
export class SlaResolver {
  @Query(() => SlaSimulation)
  async simulateSla(
    @Arg('input', () => SimulateSlaInput) input: SimulateSlaInput,
    @Ctx() { viewer: { actor }, services, now }: Context,
  ) {
    const asked = input.policy && isStaff(actor);
    const promises = asked ? await currentPromises(services.database.reads, actor.workspaceId) : null;
    return shownSimulation(simulate(input, now, promises));
  }
}

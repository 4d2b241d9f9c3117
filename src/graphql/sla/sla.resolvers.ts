import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { simulate } from '../../domain/sla/simulate.js';
import type { Context } from '../context.js';
import { SimulateSlaInput } from './sla.inputs.js';
import { simulationView, SlaSimulationView } from './sla.views.js';

/** The promised time, asked. */
@Resolver()
export class SlaResolver {
  @Query(() => SlaSimulationView)
  simulateSla(
    @Arg('input', () => SimulateSlaInput) input: SimulateSlaInput,
    @Ctx() { viewer: _signedIn, now }: Context,
  ) {
    return simulationView(simulate(input, now));
  }
}

import { Field, Float, Int, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Priority, TargetKind } from '../enums.js';
import { Grouped } from '../common/grouped.js';
import { Duration } from '../scalars.js';

/** How many promises of one group were kept. */
@ObjectType('SlaAttainment')
export class SlaAttainmentView extends Grouped {
  @Field(() => Priority, { nullable: true })
  priority!: Contract.SlaAttainment['priority'];
  @Field(() => TargetKind, { nullable: true })
  kind!: Contract.SlaAttainment['kind'];
  @Field(() => Int)
  met!: Contract.SlaAttainment['met'];
  @Field(() => Int)
  missed!: Contract.SlaAttainment['missed'];
  @Field(() => Float)
  share!: Contract.SlaAttainment['share'];
  @Field(() => Duration)
  meanConsumed!: Contract.SlaAttainment['meanConsumed'];
}

import { Field, Float, Int, ObjectType } from 'type-graphql';
import { NodeView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { DateTime, Duration } from '../scalars.js';

/** How available a service was. */
@ObjectType('ServiceAvailability')
export class ServiceAvailabilityView implements Contract.ServiceAvailability {
  @Field(() => Float, { nullable: true })
  figure!: Contract.ServiceAvailability['figure'];
  @Field(() => Duration)
  serviceTime!: Contract.ServiceAvailability['serviceTime'];
  @Field(() => Duration)
  downtime!: Contract.ServiceAvailability['downtime'];
  @Field(() => Duration, { nullable: true })
  remainingBudget!: Contract.ServiceAvailability['remainingBudget'];
  @Field(() => Duration, { nullable: true })
  overspent!: Contract.ServiceAvailability['overspent'];
}

/** A time in which a service was out. */
@ObjectType('Outage', { implements: NodeView })
export class OutageView implements Omit<Contract.Outage, 'id' | 'service' | 'ticket'> {
  @Field(() => DateTime)
  startedAt!: Contract.Outage['startedAt'];
  @Field(() => DateTime, { nullable: true })
  endedAt!: Contract.Outage['endedAt'];
  @Field(() => String, { nullable: true })
  note!: Contract.Outage['note'];
  @Field(() => DateTime)
  createdAt!: Contract.Outage['createdAt'];
  @Field(() => Int)
  version!: Contract.Outage['version'];
}

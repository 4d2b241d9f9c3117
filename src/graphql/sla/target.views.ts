import { Field, Int, ObjectType } from 'type-graphql';
import { NodeView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { Priority, TargetKind, TargetState } from '../enums.js';
import { DateTime } from '../scalars.js';
import { TicketView } from '../ticket/ticket.views.js';
import { SlaPolicyView, TargetLengthView } from './policy.views.js';

/** A promise on one ticket: one for each kind, cycle and sequence. Whoever sees the ticket sees its targets. */
@ObjectType('Target', { implements: NodeView })
export class TargetView implements Omit<
  Contract.Target,
  'id' | 'consumed' | 'remaining' | 'breachedBy' | 'explanation'
> {
  @Field(() => TicketView)
  ticket!: Contract.Target['ticket'];
  @Field(() => TargetKind)
  kind!: Contract.Target['kind'];
  @Field(() => Int)
  cycle!: Contract.Target['cycle'];
  @Field(() => Int)
  sequence!: Contract.Target['sequence'];
  @Field(() => SlaPolicyView, { nullable: true })
  policy!: Contract.Target['policy'];
  @Field(() => Priority)
  priority!: Contract.Target['priority'];
  @Field(() => TargetLengthView)
  length!: Contract.Target['length'];
  @Field(() => TargetState)
  state!: Contract.Target['state'];
  @Field(() => DateTime)
  startedAt!: Contract.Target['startedAt'];
  @Field(() => DateTime, { nullable: true })
  stoppedAt!: Contract.Target['stoppedAt'];
  @Field(() => DateTime, { nullable: true })
  dueAt!: Contract.Target['dueAt'];
  @Field(() => DateTime, { nullable: true })
  pausedSince!: Contract.Target['pausedSince'];
  @Field(() => DateTime, { nullable: true })
  breachedAt!: Contract.Target['breachedAt'];
}

import { Field, InterfaceType } from 'type-graphql';
import { NodeView, typeOfRecord } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { PersonView } from '../desk/desk.views.js';
import { DateTime, Position } from '../scalars.js';
import { TicketView } from './ticket.views.js';

/** One immutable fact about a ticket. */
@InterfaceType('TicketEvent', { implements: NodeView, resolveType: typeOfRecord })
export abstract class TicketEventView extends NodeView implements Contract.TicketEvent {
  @Field(() => Position)
  position!: Contract.TicketEvent['position'];
  @Field(() => DateTime)
  at!: Contract.TicketEvent['at'];
  @Field(() => PersonView, { nullable: true })
  actor!: Contract.TicketEvent['actor'];
  @Field(() => TicketView)
  ticket!: Contract.TicketEvent['ticket'];
}

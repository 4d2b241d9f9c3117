import { Field, Int, ObjectType } from 'type-graphql';
import { NodeView } from '../common/interfaces.js';
import type * as Contract from '../contract.generated.js';
import { PersonView } from '../desk/desk.views.js';
import { InformationStatus, NotInvited } from '../enums.js';
import { DateTime } from '../scalars.js';
import { EntryView, TicketView } from '../ticket/ticket.views.js';

/** A question to the requester, with a time by which the answer is needed. While one is open the ticket waits. */
@ObjectType('InformationRequest', { implements: NodeView })
export class InformationRequestView implements Omit<Contract.InformationRequest, 'id'> {
  @Field(() => TicketView)
  ticket!: Contract.InformationRequest['ticket'];
  @Field(() => EntryView, { nullable: true })
  question!: Contract.InformationRequest['question'];
  @Field(() => InformationStatus)
  status!: Contract.InformationRequest['status'];
  @Field(() => PersonView)
  askedBy!: Contract.InformationRequest['askedBy'];
  @Field(() => DateTime)
  askedAt!: Contract.InformationRequest['askedAt'];
  @Field(() => DateTime)
  dueAt!: Contract.InformationRequest['dueAt'];
  @Field(() => Boolean)
  overdue!: Contract.InformationRequest['overdue'];
  @Field(() => EntryView, { nullable: true })
  answer!: Contract.InformationRequest['answer'];
  @Field(() => DateTime, { nullable: true })
  endedAt!: Contract.InformationRequest['endedAt'];
  @Field(() => Int)
  version!: Contract.InformationRequest['version'];
}

/** An invitation to rate one resolution. Staff read it. */
@ObjectType('FeedbackInvitation', { implements: NodeView })
export class FeedbackInvitationView implements Omit<Contract.FeedbackInvitation, 'id' | 'token'> {
  @Field(() => Int)
  cycle!: Contract.FeedbackInvitation['cycle'];
  @Field(() => DateTime, { nullable: true })
  invitedAt!: Contract.FeedbackInvitation['invitedAt'];
  @Field(() => NotInvited, { nullable: true })
  notInvitedBecause!: Contract.FeedbackInvitation['notInvitedBecause'];
}

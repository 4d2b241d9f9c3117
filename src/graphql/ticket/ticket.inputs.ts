import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Channel, Impact, Priority, TicketType, Urgency, Visibility, WaitingReason } from '../enums.js';
import { DateTime, EmailAddress, JSON } from '../scalars.js';

/** One person, by exactly one of the fields. */
@InputType('PersonRef')
export class PersonRef {
  @Field(() => ID, { nullable: true })
  id?: string | null;
  @Field(() => EmailAddress, { nullable: true })
  email?: string | null;
  @Field(() => String, { nullable: true })
  externalId?: string | null;
}

/** Somebody to call back. At least one field must be given. */
@InputType('ContactInput')
export class ContactInput implements Contract.ContactInput {
  @Field(() => String, { nullable: true })
  name?: Contract.ContactInput['name'];
  @Field(() => EmailAddress, { nullable: true })
  email?: Contract.ContactInput['email'];
  @Field(() => String, { nullable: true })
  phone?: Contract.ContactInput['phone'];
}

/** A value for one of the desk's own fields. */
@InputType('CustomFieldInput')
export class CustomFieldInput implements Contract.CustomFieldInput {
  @Field(() => String)
  key!: Contract.CustomFieldInput['key'];
  @Field(() => JSON, { nullable: true })
  value?: Contract.CustomFieldInput['value'];
}

/** A priority set by hand. */
@InputType('PriorityOverrideInput')
export class PriorityOverrideInput implements Contract.PriorityOverrideInput {
  @Field(() => Priority)
  priority!: Contract.PriorityOverrideInput['priority'];
  @Field(() => String)
  reason!: Contract.PriorityOverrideInput['reason'];
}

/** Input of `openTicket`. */
@InputType('OpenTicketInput')
export class OpenTicketInput implements Contract.OpenTicketInput {
  @Field(() => TicketType)
  type!: NonNullable<Contract.OpenTicketInput['type']>;
  @Field(() => String)
  subject!: Contract.OpenTicketInput['subject'];
  @Field(() => String, { nullable: true })
  description?: Contract.OpenTicketInput['description'];
  @Field(() => ID, { nullable: true })
  categoryId?: Contract.OpenTicketInput['categoryId'];
  @Field(() => [ID], { nullable: true })
  serviceIds?: Contract.OpenTicketInput['serviceIds'];
  @Field(() => ContactInput, { nullable: true })
  contact?: Contract.OpenTicketInput['contact'];
  @Field(() => [String], { nullable: true })
  tags?: Contract.OpenTicketInput['tags'];
  @Field(() => [CustomFieldInput], { nullable: true })
  customFields?: Contract.OpenTicketInput['customFields'];
  @Field(() => String, { nullable: true })
  externalId?: Contract.OpenTicketInput['externalId'];
  @Field(() => Impact)
  impact!: NonNullable<Contract.OpenTicketInput['impact']>;
  @Field(() => Urgency)
  urgency!: NonNullable<Contract.OpenTicketInput['urgency']>;
  @Field(() => Channel)
  channel!: NonNullable<Contract.OpenTicketInput['channel']>;
  @Field(() => PersonRef, { nullable: true })
  requester?: Contract.OpenTicketInput['requester'];
  @Field(() => ID, { nullable: true })
  teamId?: Contract.OpenTicketInput['teamId'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.OpenTicketInput['idempotencyKey'];
}

/** Input of `editTicket`. */
@InputType('EditTicketInput')
export class EditTicketInput implements Contract.EditTicketInput {
  @Field(() => ID)
  ticketId!: Contract.EditTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.EditTicketInput['expectedVersion'];
  @Field(() => TicketType, { nullable: true })
  type?: Contract.EditTicketInput['type'];
  @Field(() => String, { nullable: true })
  subject?: Contract.EditTicketInput['subject'];
  @Field(() => String, { nullable: true })
  description?: Contract.EditTicketInput['description'];
  @Field(() => ID, { nullable: true })
  categoryId?: Contract.EditTicketInput['categoryId'];
  @Field(() => [ID], { nullable: true })
  serviceIds?: Contract.EditTicketInput['serviceIds'];
  @Field(() => ContactInput, { nullable: true })
  contact?: Contract.EditTicketInput['contact'];
  @Field(() => [String], { nullable: true })
  tags?: Contract.EditTicketInput['tags'];
  @Field(() => [CustomFieldInput], { nullable: true })
  customFields?: Contract.EditTicketInput['customFields'];
  @Field(() => String, { nullable: true })
  externalId?: Contract.EditTicketInput['externalId'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.EditTicketInput['idempotencyKey'];
}

/** Input of `changePriority`. */
@InputType('ChangePriorityInput')
export class ChangePriorityInput implements Contract.ChangePriorityInput {
  @Field(() => ID)
  ticketId!: Contract.ChangePriorityInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ChangePriorityInput['expectedVersion'];
  @Field(() => Impact, { nullable: true })
  impact?: Contract.ChangePriorityInput['impact'];
  @Field(() => Urgency, { nullable: true })
  urgency?: Contract.ChangePriorityInput['urgency'];
  @Field(() => PriorityOverrideInput, { nullable: true })
  override?: Contract.ChangePriorityInput['override'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ChangePriorityInput['idempotencyKey'];
}

/** Input of `assignTicket`. */
@InputType('AssignTicketInput')
export class AssignTicketInput implements Contract.AssignTicketInput {
  @Field(() => ID)
  ticketId!: Contract.AssignTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.AssignTicketInput['expectedVersion'];
  @Field(() => ID)
  assigneeId!: Contract.AssignTicketInput['assigneeId'];
  @Field(() => String, { nullable: true })
  reason?: Contract.AssignTicketInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.AssignTicketInput['idempotencyKey'];
}

/** Input of `claimTicket`. */
@InputType('ClaimTicketInput')
export class ClaimTicketInput implements Contract.ClaimTicketInput {
  @Field(() => ID)
  ticketId!: Contract.ClaimTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ClaimTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ClaimTicketInput['idempotencyKey'];
}

/** Input of `releaseTicket`. */
@InputType('ReleaseTicketInput')
export class ReleaseTicketInput implements Contract.ReleaseTicketInput {
  @Field(() => ID)
  ticketId!: Contract.ReleaseTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ReleaseTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  reason?: Contract.ReleaseTicketInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ReleaseTicketInput['idempotencyKey'];
}

/** Input of `handOverTicket`. */
@InputType('HandOverTicketInput')
export class HandOverTicketInput implements Contract.HandOverTicketInput {
  @Field(() => ID)
  ticketId!: Contract.HandOverTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.HandOverTicketInput['expectedVersion'];
  @Field(() => ID, { nullable: true })
  teamId?: Contract.HandOverTicketInput['teamId'];
  @Field(() => ID, { nullable: true })
  assigneeId?: Contract.HandOverTicketInput['assigneeId'];
  @Field(() => String, { nullable: true })
  reason?: Contract.HandOverTicketInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.HandOverTicketInput['idempotencyKey'];
}

/** Input of `startTicket`. */
@InputType('StartTicketInput')
export class StartTicketInput implements Contract.StartTicketInput {
  @Field(() => ID)
  ticketId!: Contract.StartTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.StartTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.StartTicketInput['idempotencyKey'];
}

/** Input of `setTicketWaiting`. */
@InputType('SetTicketWaitingInput')
export class SetTicketWaitingInput implements Contract.SetTicketWaitingInput {
  @Field(() => ID)
  ticketId!: Contract.SetTicketWaitingInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.SetTicketWaitingInput['expectedVersion'];
  @Field(() => WaitingReason, { nullable: true })
  waitingReason?: Contract.SetTicketWaitingInput['waitingReason'];
  @Field(() => DateTime, { nullable: true })
  until?: Contract.SetTicketWaitingInput['until'];
  @Field(() => String, { nullable: true })
  reason?: Contract.SetTicketWaitingInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.SetTicketWaitingInput['idempotencyKey'];
}

/** Input of `resumeTicket`. */
@InputType('ResumeTicketInput')
export class ResumeTicketInput implements Contract.ResumeTicketInput {
  @Field(() => ID)
  ticketId!: Contract.ResumeTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ResumeTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ResumeTicketInput['idempotencyKey'];
}

/** Input of `resolveTicket`. */
@InputType('ResolveTicketInput')
export class ResolveTicketInput implements Contract.ResolveTicketInput {
  @Field(() => ID)
  ticketId!: Contract.ResolveTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ResolveTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  code?: Contract.ResolveTicketInput['code'];
  @Field(() => String, { nullable: true })
  notes?: Contract.ResolveTicketInput['notes'];
  @Field(() => String, { nullable: true })
  advice?: Contract.ResolveTicketInput['advice'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ResolveTicketInput['idempotencyKey'];
}

/** Input of `closeTicket`. */
@InputType('CloseTicketInput')
export class CloseTicketInput implements Contract.CloseTicketInput {
  @Field(() => ID)
  ticketId!: Contract.CloseTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.CloseTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CloseTicketInput['idempotencyKey'];
}

/** Input of `cancelTicket`. */
@InputType('CancelTicketInput')
export class CancelTicketInput implements Contract.CancelTicketInput {
  @Field(() => ID)
  ticketId!: Contract.CancelTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.CancelTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  reason?: Contract.CancelTicketInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.CancelTicketInput['idempotencyKey'];
}

/** Input of `reopenTicket`. */
@InputType('ReopenTicketInput')
export class ReopenTicketInput implements Contract.ReopenTicketInput {
  @Field(() => ID)
  ticketId!: Contract.ReopenTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ReopenTicketInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  reason?: Contract.ReopenTicketInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ReopenTicketInput['idempotencyKey'];
}

/** Input of `replyToTicket`. */
@InputType('ReplyToTicketInput')
export class ReplyToTicketInput implements Contract.ReplyToTicketInput {
  @Field(() => ID)
  ticketId!: Contract.ReplyToTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.ReplyToTicketInput['expectedVersion'];
  @Field(() => String)
  text!: Contract.ReplyToTicketInput['text'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.ReplyToTicketInput['idempotencyKey'];
}

/** Input of `addNote`. */
@InputType('AddNoteInput')
export class AddNoteInput implements Contract.AddNoteInput {
  @Field(() => ID)
  ticketId!: Contract.AddNoteInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.AddNoteInput['expectedVersion'];
  @Field(() => String)
  text!: Contract.AddNoteInput['text'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.AddNoteInput['idempotencyKey'];
}

/** Input of `editEntry`. */
@InputType('EditEntryInput')
export class EditEntryInput implements Contract.EditEntryInput {
  @Field(() => ID)
  entryId!: Contract.EditEntryInput['entryId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.EditEntryInput['expectedVersion'];
  @Field(() => String)
  text!: Contract.EditEntryInput['text'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.EditEntryInput['idempotencyKey'];
}

/** Input of `setEntryVisibility`. */
@InputType('SetEntryVisibilityInput')
export class SetEntryVisibilityInput implements Contract.SetEntryVisibilityInput {
  @Field(() => ID)
  entryId!: Contract.SetEntryVisibilityInput['entryId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.SetEntryVisibilityInput['expectedVersion'];
  @Field(() => Visibility)
  visibility!: Contract.SetEntryVisibilityInput['visibility'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.SetEntryVisibilityInput['idempotencyKey'];
}

/** Input of `rateTicket`. */
@InputType('RateTicketInput')
export class RateTicketInput implements Contract.RateTicketInput {
  @Field(() => ID)
  ticketId!: Contract.RateTicketInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.RateTicketInput['expectedVersion'];
  @Field(() => Int)
  rating!: Contract.RateTicketInput['rating'];
  @Field(() => String, { nullable: true })
  comment?: Contract.RateTicketInput['comment'];
  @Field(() => [String], { nullable: true })
  reasons?: Contract.RateTicketInput['reasons'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.RateTicketInput['idempotencyKey'];
}

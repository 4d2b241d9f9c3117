import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { assignTicket, claimTicket, handOverTicket, releaseTicket } from '../../actions/ticket/assign-ticket.js';
import { changePriority } from '../../actions/ticket/change-priority.js';
import { addNote, editEntry, replyToTicket, setEntryVisibility } from '../../actions/ticket/converse.js';
import { editTicket } from '../../actions/ticket/edit-ticket.js';
import { openTicket } from '../../actions/ticket/open-ticket.js';
import { rateTicket } from '../../actions/ticket/rate-ticket.js';
import { resolveTicket } from '../../actions/ticket/resolve-ticket.js';
import {
  cancelTicket,
  closeTicket,
  reopenTicket,
  resumeTicket,
  setTicketWaiting,
  startTicket,
} from '../../actions/ticket/take-step.js';
import type { Context } from '../context.js';
import {
  AddNoteInput,
  AddNotePayload,
  AssignTicketInput,
  AssignTicketPayload,
  CancelTicketInput,
  CancelTicketPayload,
  ChangePriorityInput,
  ChangePriorityPayload,
  ClaimTicketInput,
  ClaimTicketPayload,
  CloseTicketInput,
  CloseTicketPayload,
  EditEntryInput,
  EditEntryPayload,
  EditTicketInput,
  EditTicketPayload,
  HandOverTicketInput,
  HandOverTicketPayload,
  OpenTicketInput,
  OpenTicketPayload,
  RateTicketInput,
  RateTicketPayload,
  ReleaseTicketInput,
  ReleaseTicketPayload,
  ReopenTicketInput,
  ReopenTicketPayload,
  ReplyToTicketInput,
  ReplyToTicketPayload,
  ResolveTicketInput,
  ResolveTicketPayload,
  ResumeTicketInput,
  ResumeTicketPayload,
  SetEntryVisibilityInput,
  SetEntryVisibilityPayload,
  SetTicketWaitingInput,
  SetTicketWaitingPayload,
  StartTicketInput,
  StartTicketPayload,
} from '../contract.generated.js';

/** What can be done with tickets. */
@Resolver()
export class TicketMutations {
  @Mutation(() => OpenTicketPayload)
  openTicket(@Arg('input', () => OpenTicketInput) input: OpenTicketInput, @Ctx() context: Context) {
    return context.run(openTicket, input);
  }

  @Mutation(() => EditTicketPayload)
  editTicket(@Arg('input', () => EditTicketInput) input: EditTicketInput, @Ctx() context: Context) {
    return context.run(editTicket, input);
  }

  @Mutation(() => ChangePriorityPayload)
  changePriority(@Arg('input', () => ChangePriorityInput) input: ChangePriorityInput, @Ctx() context: Context) {
    return context.run(changePriority, input);
  }

  @Mutation(() => AssignTicketPayload)
  assignTicket(@Arg('input', () => AssignTicketInput) input: AssignTicketInput, @Ctx() context: Context) {
    return context.run(assignTicket, input);
  }

  @Mutation(() => ClaimTicketPayload)
  claimTicket(@Arg('input', () => ClaimTicketInput) input: ClaimTicketInput, @Ctx() context: Context) {
    return context.run(claimTicket, input);
  }

  @Mutation(() => ReleaseTicketPayload)
  releaseTicket(@Arg('input', () => ReleaseTicketInput) input: ReleaseTicketInput, @Ctx() context: Context) {
    return context.run(releaseTicket, input);
  }

  @Mutation(() => HandOverTicketPayload)
  handOverTicket(@Arg('input', () => HandOverTicketInput) input: HandOverTicketInput, @Ctx() context: Context) {
    return context.run(handOverTicket, input);
  }

  @Mutation(() => StartTicketPayload)
  startTicket(@Arg('input', () => StartTicketInput) input: StartTicketInput, @Ctx() context: Context) {
    return context.run(startTicket, input);
  }

  @Mutation(() => SetTicketWaitingPayload)
  setTicketWaiting(@Arg('input', () => SetTicketWaitingInput) input: SetTicketWaitingInput, @Ctx() context: Context) {
    return context.run(setTicketWaiting, input);
  }

  @Mutation(() => ResumeTicketPayload)
  resumeTicket(@Arg('input', () => ResumeTicketInput) input: ResumeTicketInput, @Ctx() context: Context) {
    return context.run(resumeTicket, input);
  }

  @Mutation(() => ResolveTicketPayload)
  resolveTicket(@Arg('input', () => ResolveTicketInput) input: ResolveTicketInput, @Ctx() context: Context) {
    return context.run(resolveTicket, input);
  }

  @Mutation(() => CloseTicketPayload)
  closeTicket(@Arg('input', () => CloseTicketInput) input: CloseTicketInput, @Ctx() context: Context) {
    return context.run(closeTicket, input);
  }

  @Mutation(() => CancelTicketPayload)
  cancelTicket(@Arg('input', () => CancelTicketInput) input: CancelTicketInput, @Ctx() context: Context) {
    return context.run(cancelTicket, input);
  }

  @Mutation(() => ReopenTicketPayload)
  reopenTicket(@Arg('input', () => ReopenTicketInput) input: ReopenTicketInput, @Ctx() context: Context) {
    return context.run(reopenTicket, input);
  }

  @Mutation(() => ReplyToTicketPayload)
  replyToTicket(@Arg('input', () => ReplyToTicketInput) input: ReplyToTicketInput, @Ctx() context: Context) {
    return context.run(replyToTicket, input);
  }

  @Mutation(() => AddNotePayload)
  addNote(@Arg('input', () => AddNoteInput) input: AddNoteInput, @Ctx() context: Context) {
    return context.run(addNote, input);
  }

  @Mutation(() => EditEntryPayload)
  editEntry(@Arg('input', () => EditEntryInput) input: EditEntryInput, @Ctx() context: Context) {
    return context.run(editEntry, input);
  }

  @Mutation(() => SetEntryVisibilityPayload)
  setEntryVisibility(
    @Arg('input', () => SetEntryVisibilityInput) input: SetEntryVisibilityInput,
    @Ctx() context: Context,
  ) {
    return context.run(setEntryVisibility, input);
  }

  @Mutation(() => RateTicketPayload)
  rateTicket(@Arg('input', () => RateTicketInput) input: RateTicketInput, @Ctx() context: Context) {
    return context.run(rateTicket, input);
  }
}

import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { DateTime } from '../scalars.js';

/** Input of `askRequester`. */
@InputType('AskRequesterInput')
export class AskRequesterInput implements Contract.AskRequesterInput {
  @Field(() => ID)
  ticketId!: Contract.AskRequesterInput['ticketId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.AskRequesterInput['expectedVersion'];
  @Field(() => String)
  question!: Contract.AskRequesterInput['question'];
  @Field(() => DateTime, { nullable: true })
  dueAt?: Contract.AskRequesterInput['dueAt'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.AskRequesterInput['idempotencyKey'];
}

/** Input of `answerInformationRequest`. */
@InputType('AnswerInformationRequestInput')
export class AnswerInformationRequestInput implements Contract.AnswerInformationRequestInput {
  @Field(() => ID)
  requestId!: Contract.AnswerInformationRequestInput['requestId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.AnswerInformationRequestInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  text?: Contract.AnswerInformationRequestInput['text'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.AnswerInformationRequestInput['idempotencyKey'];
}

/** Input of `withdrawInformationRequest`. */
@InputType('WithdrawInformationRequestInput')
export class WithdrawInformationRequestInput implements Contract.WithdrawInformationRequestInput {
  @Field(() => ID)
  requestId!: Contract.WithdrawInformationRequestInput['requestId'];
  @Field(() => Int, { nullable: true })
  expectedVersion?: Contract.WithdrawInformationRequestInput['expectedVersion'];
  @Field(() => String, { nullable: true })
  reason?: Contract.WithdrawInformationRequestInput['reason'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.WithdrawInformationRequestInput['idempotencyKey'];
}

/** Input of `submitFeedback`. */
@InputType('SubmitFeedbackInput')
export class SubmitFeedbackInput implements Contract.SubmitFeedbackInput {
  @Field(() => String)
  token!: Contract.SubmitFeedbackInput['token'];
  @Field(() => Int)
  rating!: Contract.SubmitFeedbackInput['rating'];
  @Field(() => String, { nullable: true })
  comment?: Contract.SubmitFeedbackInput['comment'];
  @Field(() => [String], { nullable: true })
  reasons?: Contract.SubmitFeedbackInput['reasons'];
  @Field(() => String, { nullable: true })
  idempotencyKey?: Contract.SubmitFeedbackInput['idempotencyKey'];
}

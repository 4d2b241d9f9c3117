import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  answerInformationRequest,
  askRequester,
  withdrawInformationRequest,
} from '../../actions/information/requests.js';
import { may } from '../../domain/access/permissions.js';
import type { RecordRead } from '../../persistence/reading/plan.js';
import type { Context } from '../context.js';
import {
  AnswerInformationRequestInput,
  AnswerInformationRequestPayload,
  AskRequesterInput,
  AskRequesterPayload,
  FeedbackInvitation,
  SubmitFeedbackInput,
  SubmitFeedbackPayload,
  WithdrawInformationRequestInput,
  WithdrawInformationRequestPayload,
} from '../contract.generated.js';

/** How tickets end, done. */
@Resolver()
export class EndingMutations {
  @Mutation(() => AskRequesterPayload)
  askRequester(@Arg('input', () => AskRequesterInput) input: AskRequesterInput, @Ctx() context: Context) {
    return context.run(askRequester, input);
  }

  @Mutation(() => AnswerInformationRequestPayload)
  answerInformationRequest(
    @Arg('input', () => AnswerInformationRequestInput) input: AnswerInformationRequestInput,
    @Ctx() context: Context,
  ) {
    return context.run(answerInformationRequest, input);
  }

  @Mutation(() => WithdrawInformationRequestPayload)
  withdrawInformationRequest(
    @Arg('input', () => WithdrawInformationRequestInput) input: WithdrawInformationRequestInput,
    @Ctx() context: Context,
  ) {
    return context.run(withdrawInformationRequest, input);
  }

  @Mutation(() => SubmitFeedbackPayload)
  submitFeedback(@Arg('input', () => SubmitFeedbackInput) input: SubmitFeedbackInput, @Ctx() context: Context) {
    return context.submitFeedback(input);
  }
}

/** What opens a rating. */
@Resolver(() => FeedbackInvitation)
export class FeedbackInvitationResolver {
  @FieldResolver()
  token(@Root() invitation: RecordRead, @Ctx() context: Context) {
    return may(context.viewer.actor, 'readFeedbackLink') ? context.linkOf(invitation.$key) : null;
  }
}

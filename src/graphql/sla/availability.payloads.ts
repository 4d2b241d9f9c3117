import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType, Root } from 'type-graphql';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import type { Context, Performed } from '../context.js';
import { OutageView } from './availability.views.js';

/** An outage, after a change. */
@ObjectType()
abstract class ChangedOutage extends Payload {
  @Field(() => OutageView, { nullable: true })
  outage(@Root() { keys }: Performed, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Outage', keys['outage'] ?? null, info);
  }
}

/** Answer of `createOutage`. */
@ObjectType('CreateOutagePayload', { implements: MutationPayloadView })
export class CreateOutagePayload extends ChangedOutage {}

/** Answer of `updateOutage`. */
@ObjectType('UpdateOutagePayload', { implements: MutationPayloadView })
export class UpdateOutagePayload extends ChangedOutage {}

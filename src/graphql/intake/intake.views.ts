import { Field, ObjectType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { UserErrorView } from '../common/interfaces.js';
import { FieldTopic, FieldType, IntakeTopic, LackNeed } from '../enums.js';

/** One question of a form; its answer is the ticket's custom field of that key. */
@ObjectType('FormField')
export class FormFieldView implements Contract.FormField {
  @Field(() => String)
  key!: Contract.FormField['key'];
  @Field(() => String)
  label!: Contract.FormField['label'];
  @Field(() => String, { nullable: true })
  help!: Contract.FormField['help'];
  @Field(() => FieldType)
  type!: Contract.FormField['type'];
  @Field(() => Boolean)
  required!: Contract.FormField['required'];
  @Field(() => Boolean)
  shownToRequesters!: Contract.FormField['shownToRequesters'];
  @Field(() => [String])
  choices!: Contract.FormField['choices'];
  @Field(() => FieldTopic, { nullable: true })
  topic!: Contract.FormField['topic'];
}

/** What a category asks of whoever reports. */
@ObjectType('IntakeForm')
export class IntakeFormView implements Contract.IntakeForm {
  @Field(() => [FormFieldView])
  fields!: Contract.IntakeForm['fields'];
  @Field(() => Boolean)
  asksForScreenshot!: Contract.IntakeForm['asksForScreenshot'];
}

/** Something that a report lacks. */
@ObjectType('DraftLack')
export class DraftLackView implements Contract.DraftLack {
  @Field(() => LackNeed)
  need!: Contract.DraftLack['need'];
  @Field(() => IntakeTopic, { nullable: true })
  topic!: Contract.DraftLack['topic'];
  @Field(() => FormFieldView, { nullable: true })
  field!: Contract.DraftLack['field'];
}

/** What is said to whoever drafts a report. */
@ObjectType('DraftAdvice')
export class DraftAdviceView implements Contract.DraftAdvice {
  @Field(() => [DraftLackView])
  lacks!: Contract.DraftAdvice['lacks'];
  @Field(() => [UserErrorView])
  problems!: Contract.DraftAdvice['problems'];
}

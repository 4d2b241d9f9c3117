import { Field, ID, InputType, Int } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { FieldTopic, FieldType } from '../enums.js';
import { CustomFieldInput } from '../ticket/ticket.inputs.js';

/** One question of a form. */
@InputType('FormFieldInput')
export class FormFieldInput implements Contract.FormFieldInput {
  @Field(() => String)
  key!: Contract.FormFieldInput['key'];
  @Field(() => String)
  label!: Contract.FormFieldInput['label'];
  @Field(() => String, { nullable: true })
  help?: Contract.FormFieldInput['help'];
  @Field(() => FieldType)
  type!: Contract.FormFieldInput['type'];
  @Field(() => Boolean)
  required!: NonNullable<Contract.FormFieldInput['required']>;
  @Field(() => Boolean)
  shownToRequesters!: NonNullable<Contract.FormFieldInput['shownToRequesters']>;
  @Field(() => [String], { nullable: true })
  choices?: Contract.FormFieldInput['choices'];
  @Field(() => FieldTopic, { nullable: true })
  topic?: Contract.FormFieldInput['topic'];
}

/** What a category is to ask, in order. */
@InputType('IntakeFormInput')
export class IntakeFormInput implements Contract.IntakeFormInput {
  @Field(() => [FormFieldInput])
  fields!: Contract.IntakeFormInput['fields'];
  @Field(() => Boolean)
  asksForScreenshot!: NonNullable<Contract.IntakeFormInput['asksForScreenshot']>;
}

/** A report that is not sent yet. */
@InputType('DraftInput')
export class DraftInput implements Contract.DraftInput {
  @Field(() => String, { nullable: true })
  subject?: Contract.DraftInput['subject'];
  @Field(() => String, { nullable: true })
  description?: Contract.DraftInput['description'];
  @Field(() => ID, { nullable: true })
  categoryId?: Contract.DraftInput['categoryId'];
  @Field(() => [CustomFieldInput], { nullable: true })
  customFields?: Contract.DraftInput['customFields'];
  @Field(() => Int)
  attachments!: NonNullable<Contract.DraftInput['attachments']>;
}

import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import { createCalendar, updateCalendar } from '../../actions/sla/calendars.js';
import { importHolidays } from '../../actions/sla/import-holidays.js';
import { createSlaPolicy, updateSlaPolicy } from '../../actions/sla/policies.js';
import { BY_NAME } from '../../persistence/reading/declare.js';
import { BY_POSITION } from '../../persistence/reading/readings/sla.js';
import { Paging } from '../common/page.args.js';
import type { Context } from '../context.js';
import {
  CalendarConnection,
  CreateCalendarInput,
  CreateCalendarPayload,
  CreateSlaPolicyInput,
  CreateSlaPolicyPayload,
  ImportHolidaysInput,
  ImportHolidaysPayload,
  SlaPolicyConnection,
  UpdateCalendarInput,
  UpdateCalendarPayload,
  UpdateSlaPolicyInput,
  UpdateSlaPolicyPayload,
} from '../contract.generated.js';

const EVERY_ONE = { op: 'and', of: [] } as const;

/** What a workspace promises: its calendars and policies. */
@Resolver()
export class PolicyResolver {
  @Query(() => CalendarConnection)
  calendars(@Args(() => Paging) args: Paging, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.page('Calendar', { args, condition: EVERY_ONE, order: BY_NAME }, info);
  }

  @Query(() => SlaPolicyConnection)
  slaPolicies(@Args(() => Paging) args: Paging, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.page('SlaPolicy', { args, condition: EVERY_ONE, order: BY_POSITION }, info);
  }

  @Mutation(() => CreateCalendarPayload)
  createCalendar(@Arg('input', () => CreateCalendarInput) input: CreateCalendarInput, @Ctx() context: Context) {
    return context.run(createCalendar, input);
  }

  @Mutation(() => UpdateCalendarPayload)
  updateCalendar(@Arg('input', () => UpdateCalendarInput) input: UpdateCalendarInput, @Ctx() context: Context) {
    return context.run(updateCalendar, input);
  }

  @Mutation(() => ImportHolidaysPayload)
  importHolidays(@Arg('input', () => ImportHolidaysInput) input: ImportHolidaysInput, @Ctx() context: Context) {
    return context.run(importHolidays, input);
  }

  @Mutation(() => CreateSlaPolicyPayload)
  createSlaPolicy(@Arg('input', () => CreateSlaPolicyInput) input: CreateSlaPolicyInput, @Ctx() context: Context) {
    return context.run(createSlaPolicy, input);
  }

  @Mutation(() => UpdateSlaPolicyPayload)
  updateSlaPolicy(@Arg('input', () => UpdateSlaPolicyInput) input: UpdateSlaPolicyInput, @Ctx() context: Context) {
    return context.run(updateSlaPolicy, input);
  }
}

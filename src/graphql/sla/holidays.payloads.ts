import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, Int, ObjectType, Root } from 'type-graphql';
import type { ImportedHolidays } from '../../actions/sla/import-holidays.js';
import { MutationPayloadView } from '../common/interfaces.js';
import { Payload } from '../common/payload.js';
import type { Context, Performed } from '../context.js';
import type * as Contract from '../contract.generated.js';
import { LeftOutBecause } from '../enums.js';
import { LocalDate } from '../scalars.js';
import { CalendarView, SlaRecomputeView } from './policy.views.js';

/** Something that was found and did not become a holiday. */
@ObjectType('LeftOutHoliday')
export class LeftOutHolidayView implements Contract.LeftOutHoliday {
  @Field(() => String)
  name!: Contract.LeftOutHoliday['name'];
  @Field(() => LocalDate, { nullable: true })
  on!: Contract.LeftOutHoliday['on'];
  @Field(() => LeftOutBecause)
  because!: Contract.LeftOutHoliday['because'];
}

type Imported = Performed<Partial<ImportedHolidays>>;

/** Answer of `importHolidays`. */
@ObjectType('ImportHolidaysPayload', { implements: MutationPayloadView })
export class ImportHolidaysPayload extends Payload {
  @Field(() => CalendarView, { nullable: true })
  calendar(@Root() { keys }: Imported, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Calendar', keys.calendar ?? null, info);
  }

  @Field(() => Int, { nullable: true })
  added(@Root() { keys }: Imported) {
    return keys.added;
  }

  @Field(() => [LeftOutHolidayView], { nullable: true })
  leftOut(@Root() { keys }: Imported) {
    return keys.leftOut;
  }

  @Field(() => Int, { nullable: true })
  leftOutCount(@Root() { keys }: Imported) {
    return keys.leftOutCount;
  }

  @Field(() => SlaRecomputeView, { nullable: true })
  recompute(@Root() { keys }: Imported, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('SlaRecompute', keys.recompute ?? null, info);
  }
}

import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { CategoryView, PersonView, ServiceView, TeamView } from '../desk/desk.views.js';
import { LocalDate } from '../scalars.js';

/** A row of figures, as it is counted. */
export interface GroupedRow {
  readonly period: string | null;
  /** What it is grouped by, by UUIDs or values. */
  readonly group: Readonly<Record<string, string | null>>;
}

/** Which group and period the figures are of: what is common to all figures. */
@ObjectType()
export abstract class Grouped {
  @Field(() => LocalDate, { nullable: true })
  period!: string | null;

  @Field(() => TeamView, { nullable: true })
  team(@Root() { group }: GroupedRow, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Team', group['TEAM'] ?? null, info);
  }

  @Field(() => PersonView, { nullable: true })
  agent(@Root() { group }: GroupedRow, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Person', group['AGENT'] ?? null, info);
  }

  @Field(() => CategoryView, { nullable: true })
  category(@Root() { group }: GroupedRow, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Category', group['CATEGORY'] ?? null, info);
  }

  @Field(() => ServiceView, { nullable: true })
  service(@Root() { group }: GroupedRow, @Ctx() { reader }: Context, @Info() info: GraphQLResolveInfo) {
    return reader.byKey('Service', group['SERVICE'] ?? null, info);
  }
}

import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type * as Contract from '../contract.generated.js';
import { Position } from '../scalars.js';

/** Where a page of a connection stands in the whole list. */
@ObjectType('PageInfo')
export class PageInfoView implements Contract.PageInfo {
  @Field(() => Boolean)
  hasNextPage!: Contract.PageInfo['hasNextPage'];
  @Field(() => Boolean)
  hasPreviousPage!: Contract.PageInfo['hasPreviousPage'];
  @Field(() => String, { nullable: true })
  startCursor!: Contract.PageInfo['startCursor'];
  @Field(() => String, { nullable: true })
  endCursor!: Contract.PageInfo['endCursor'];
}

/** The connection type of the contract that pages such items, and its edge. */
export function connectionOf(name: string, item: () => ClassType | object): ClassType {
  @ObjectType(`${name}Edge`)
  class Edge {
    @Field(() => String)
    cursor!: string;
    @Field(item as () => ClassType)
    node!: unknown;
  }

  @ObjectType(`${name}Connection`)
  class Connection {
    @Field(() => [Edge])
    edges!: readonly Edge[];
    @Field(() => [item()] as [ClassType])
    nodes!: readonly unknown[];
    @Field(() => PageInfoView)
    pageInfo!: PageInfoView;
    @Field(() => Int)
    totalCount!: number;
    @Field(() => Position)
    asOf!: number;
  }
  return Connection;
}

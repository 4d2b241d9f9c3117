import { getNamedType, type GraphQLResolveInfo } from 'graphql';
import type { Done } from '../actions/action.js';
import type { RecordRead } from '../persistence/reading/plan.js';
import { hasReading } from '../persistence/reading/readings.js';
import type { ConnectionRead, Reader } from '../persistence/reading/reader.js';

/** A property that graphql-js calls once its field is selected, and not before. */
export type Read = (args: unknown, context: { readonly reader: Reader }, info: GraphQLResolveInfo) => unknown;

/**
 * What a resolver may answer for a type of the contract: what the reader read, or an object with each of the type's properties, as a value
 * or as a function that reads it. One that is left out does not compile; fields that have a resolver of their own are not in the type.
 */
export type Answer<T> = T extends readonly (infer Item)[]
  ? readonly Answer<Item>[]
  : T extends null
    ? null | undefined
    : T extends string | number | boolean | Temporal.Instant | Temporal.Duration
      ? T
      : RecordRead | ConnectionRead | { readonly [Property in keyof T]: Answer<T[Property]> | Read };

/** Reads the object with this UUID, of the type that the field has. Null when there is none. */
export const read =
  (key: string | null | undefined): Read =>
  (_args, { reader }, info) =>
    reader.byKey(getNamedType(info.returnType).name, key ?? null, info);

/** A mutation's payload: all that its action answered, to be read. Refused, the action answered nothing, and the fields are null. */
export type Payload<Result> = { readonly [Key in keyof Result]-?: Read } & {
  readonly position: number | null;
  readonly userErrors: Done<Result>['problems'];
};

/**
 * The payload of what an action came to. The type of the field says what an answered text is: a UUID where the contract has an object that
 * is read, otherwise the value itself.
 */
export function payloadOf<Result extends object>({ result, position, problems }: Done<Result>): Payload<Result> {
  const fields = Object.entries<unknown>({ ...result }).map(([name, value]) => [
    name,
    ((args, context, info) =>
      hasReading(getNamedType(info.returnType).name)
        ? read(value as string | null)(args, context, info)
        : value) satisfies Read,
  ]);
  return { ...Object.fromEntries(fields), position, userErrors: problems } as Payload<Result>;
}

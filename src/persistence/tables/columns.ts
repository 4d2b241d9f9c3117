import { p, Type } from '@mikro-orm/core';
import { instantOf, type Instant } from '../../domain/instant.js';

/** `timestamptz(3)` in the database, a `Temporal.Instant` in rows. */
class InstantType extends Type<Instant | null, string | null> {
  override convertToDatabaseValue(value: Instant | null): string | null {
    return value && value.toString();
  }
  override convertToJSValue(value: string | Date | null): Instant | null {
    if (value instanceof Date) return Temporal.Instant.fromEpochMilliseconds(value.getTime());
    return value === null ? null : instantOf(value);
  }
  override getColumnType(): string {
    return 'timestamptz(3)';
  }
  override compareAsType(): string {
    return 'string';
  }
}

/** A moment. */
export const instant = () => p.type(InstantType).$type<Instant>();

/** A list of texts, `text[]`. */
export const texts = () => p.array().columnType('text[]').$type<readonly string[]>();

/** A list of ids, `uuid[]`. */
export const ids = () => p.array().columnType('uuid[]').$type<readonly string[]>();

/** A text that is one of a few; the database checks it too. */
export const choice = <T extends string>() => p.text().$type<T>();

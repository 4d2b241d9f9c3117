import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { FoundHoliday, FoundHolidays, HolidayType, Years } from '../domain/sla/import-holidays.js';
import { invalid, refuse, type Refusal } from '../domain/refusal.js';

/** A country, or a part of it, and which of its holidays are meant. */
export interface Region {
  /** ISO 3166-1, such as KR. */
  readonly country: string;
  readonly state?: string | null;
  readonly region?: string | null;
  /** @default ['PUBLIC'] */
  readonly types?: readonly HolidayType[];
}

/** The holidays of a country or region in some years, from the package date-holidays; `path` leads to the region in the input. */
export async function holidaysOfRegion(
  region: Region,
  { fromYear, toYear }: Years,
  path: readonly string[],
): Promise<FoundHolidays | Refusal> {
  // When first asked for: its data is a megabyte that starting up can do without.
  const { default: Calendar } = await import('date-holidays');
  // In UTC, so that its moments are the wall times of the place.
  const options = { timezone: 'UTC', types: (region.types ?? ['PUBLIC']).map(typeOf) };
  const checked = regionOf(new Calendar(), region, path);
  if ('kind' in checked) return checked;
  const calendar = new Calendar(checked, options);
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, i) => fromYear + i);
  return { found: years.flatMap((year) => calendar.getHolidays(year).map(foundOf)), leftOut: [] };
}

/** The package takes a place that it does not know for the whole country, or for nothing. */
function regionOf(
  calendar: Holidays,
  { country, state, region }: Region,
  path: readonly string[],
): HolidaysTypes.Country | Refusal {
  if (!known(calendar.getCountries(), country))
    return refuse(invalid([...path, 'country'], 'the code of a country that has holidays here, such as KR'));
  const states = calendar.getStates(country);
  if (!state) return region ? refuse(invalid([...path, 'region'], 'absent without a state')) : { country };
  if (!known(states, state)) return refuse(invalid([...path, 'state'], oneOf(states, country)));
  const regions = calendar.getRegions(country, state);
  if (!region) return { country, state };
  return known(regions, region)
    ? { country, state, region }
    : refuse(invalid([...path, 'region'], oneOf(regions, `${country} ${state}`)));
}

const known = (codes: object | undefined, code: string): boolean => Object.hasOwn(codes ?? {}, code);

const oneOf = (codes: object | undefined, region: string): string =>
  codes ? `one of ${Object.keys(codes).join(', ')}` : `absent: ${region} has no parts`;

/**
 * A holiday that begins at sunset has an offset in its date and starts hours before the day that it is named for; here the day
 * counts as people keep it at work.
 */
function foundOf({ name, date, start, end }: HolidaysTypes.Holiday): FoundHoliday {
  const from = Temporal.PlainDateTime.from(date.slice(0, 19).replace(' ', 'T'));
  const lengthMs = end.getTime() - start.getTime();
  return { name, from, to: from.add({ milliseconds: lengthMs }) };
}

const typeOf = (type: HolidayType): HolidaysTypes.HolidayType => type.toLowerCase() as HolidaysTypes.HolidayType;

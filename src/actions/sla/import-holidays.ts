import { forbids } from '../../domain/access/permissions.js';
import { invalid, isRefusal, refuse, type Problem, type Refusal } from '../../domain/refusal.js';
import {
  chooseHolidays,
  type FoundHolidays,
  type LeftOut,
  yearProblems,
  type Years,
} from '../../domain/sla/import-holidays.js';
import { holidaysOfRegion, type Region } from '../../integrations/holidays.js';
import { holidaysOfFile } from '../../integrations/ics.js';
import { findForUpdate } from '../../persistence/queries/find.js';
import { CalendarRow } from '../../persistence/tables/sla.js';
import { preparedAction, type Beforehand, type Keyed } from '../action.js';
import type { ActionContext } from '../action-context.js';
import { changeRow } from '../desk/desk-object.js';
import { CALENDAR } from './calendars.js';

interface ImportHolidays extends Keyed, Years {
  readonly calendarId: string;
  readonly expectedVersion?: number | null;
  readonly source: { readonly region?: Region | null; readonly ics?: string | null };
}

/** What an import came to, besides the UUIDs of what it changed. */
export interface ImportedHolidays {
  readonly calendar: string;
  readonly recompute?: string;
  readonly added: number;
  /** The first of them. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
}

/** What was left out, as far as it is told. */
const MOST_REPORTED = 100;

/** An admin adds the holidays of a country, or of a file, to a calendar; what is promised on it is measured anew in the background. */
export const importHolidays = preparedAction(
  'importHolidays',
  async ({ actor }: Beforehand, input: ImportHolidays): Promise<FoundHolidays | Refusal> => {
    const forbidden = forbids(actor, 'manageWorkspace');
    const problems = forbidden ? [forbidden] : yearProblems(input, []);
    return problems.length ? refuse(...problems) : readSource(input);
  },
  async (context: ActionContext, input: ImportHolidays, source: FoundHolidays): Promise<ImportedHolidays | Refusal> => {
    const row = await findForUpdate(context.em, CalendarRow, input.calendarId, input.expectedVersion, context.actor, [
      'calendarId',
    ]);
    if (isRefusal(row)) return row;
    const { added, leftOut } = chooseHolidays(row, source, input);
    const report = { added: added.length, leftOut: leftOut.slice(0, MOST_REPORTED), leftOutCount: leftOut.length };
    const changed = await changeRow(CALENDAR, context, row, { holidays: [...row.holidays, ...added] });
    return isRefusal(changed) ? refuse(...changed.problems.map(ofSource)) : { ...changed, ...report };
  },
);

function readSource({ source, ...years }: ImportHolidays): Promise<FoundHolidays | Refusal> {
  return source.region
    ? holidaysOfRegion(source.region, years, ['source', 'region'])
    : holidaysOfFile(source.ics ?? '', years, ['source', 'ics']);
}

/** A calendar that can't be kept with these holidays: the client gave no `weekly` that it could look at. */
const ofSource = (problem: Problem): Problem =>
  problem.code === 'INVALID_INPUT' ? invalid(['source'], problem.expected) : problem;

import { checkLine, NAME } from '../../domain/bounds.js';
import type { Instant } from '../../domain/instant.js';
import { invalid, isRefusal, refuse, type Problem } from '../../domain/refusal.js';
import { compileCalendar } from '../../domain/sla/compiled-calendar.js';
import { unkeepable } from '../../domain/sla/policy.js';
import { problemsOf } from '../../domain/bounds.js';
import type { Calendar } from '../../domain/sla/calendar.js';
import { changedCalendar, type CalendarChange } from '../../domain/sla/read-calendar.js';
import { taken } from '../../persistence/queries/find.js';
import { hasTargetsOn, keepCalendarVersion, raisePromises } from '../../persistence/queries/promises.js';
import { askRecompute } from '../../persistence/queries/recomputes.js';
import { CalendarRow, SlaPolicyRow } from '../../persistence/tables/sla.js';
import type { ActionContext } from '../action-context.js';
import { createDeskObject, updateDeskObject, type DeskObject, type SideEffects } from '../desk/desk-object.js';

/** What a client gives. */
export interface CalendarInput extends CalendarChange {
  readonly name?: string | null;
}

const UNTOLD: Calendar = { timeZone: '', weekly: {}, holidays: [], exceptions: [] };

/** How a calendar is kept. */
export const CALENDAR: DeskObject<CalendarRow, CalendarInput, 'Calendar'> = {
  name: 'Calendar',
  table: CalendarRow,
  initial: {},
  check: ({ now }, { name, timeZone, weekly, holidays, exceptions }, row) => {
    const checkedName = name === undefined ? undefined : checkLine(['name'], name ?? '', NAME);
    const given = Object.fromEntries(
      Object.entries({ timeZone, weekly, holidays, exceptions }).filter(([, value]) => value !== undefined),
    );
    // A calendar that has run out may still be given another name.
    const content =
      row && Object.keys(given).length === 0 ? {} : changedCalendar(row ? contentOf(row) : UNTOLD, given, now);
    if (isRefusal(checkedName) || isRefusal(content)) return refuse(...problemsOf(checkedName, content));
    return { ...content, ...(checkedName !== undefined && { name: checkedName }) };
  },
  problems: async ({ em, now }, row) => [
    await taken(em, CalendarRow, { workspaceId: row.workspaceId, name: row.name }, row.id, ['name']),
    ...(await brokenPolicies(em, row, now)),
  ],
  after: (context, row, _input, change) => follow(context, row, change),
};

/** An admin adds a calendar. */
export const createCalendar = createDeskObject(CALENDAR);
/** An admin changes a calendar; what is promised on it is measured anew in the background. */
export const updateCalendar = updateDeskObject(CALENDAR, 'calendarId');

/** What policies promise on this calendar and could no longer be due within a year. */
async function brokenPolicies(em: ActionContext['em'], row: CalendarRow, now: Instant): Promise<readonly Problem[]> {
  const policies = await em.find(SlaPolicyRow, { workspaceId: row.workspaceId, calendarId: row.id, active: true });
  const compiled = compileCalendar(contentOf(row));
  return policies.flatMap(({ name, targets }) =>
    unkeepable(targets, compiled, now).map((which) =>
      invalid(
        ['weekly'],
        `open for so long that what is promised stays due within 366 days: ${which} of ${name} is not`,
      ),
    ),
  );
}

const contentOf = ({ timeZone, weekly, holidays, exceptions }: CalendarRow): Calendar => ({
  ...{ timeZone, weekly, holidays, exceptions },
});

async function follow(
  { em, desk, newId, now }: ActionContext,
  row: CalendarRow,
  change: Partial<CalendarRow>,
): Promise<SideEffects> {
  if (Object.keys(change).length === 0) return {};
  await em.flush(); // which raises the version
  const { id: calendarId, workspaceId, version } = row;
  await keepCalendarVersion(em, workspaceId, { id: calendarId, version }, contentOf(row));
  const { timeZone, weekly, exceptions, holidays } = change;
  if (!timeZone && !weekly && !exceptions && !holidays) return {}; // another name is no other time
  await raisePromises(em, workspaceId); // after which whoever measured by the old hours has committed
  const isOfTheDesk = desk.calendar?.id === calendarId; // by which tickets close, remind and are quiet
  if (!isOfTheDesk && !(await hasTargetsOn(em, workspaceId, calendarId))) return {};
  const cause = timeZone || weekly || exceptions ? 'CALENDAR' : 'HOLIDAY';
  const asked = { id: newId(), workspaceId, cause, calendarId: isOfTheDesk ? null : calendarId } as const;
  const recompute = await askRecompute(em, asked, now);
  return { keys: { recompute } };
}

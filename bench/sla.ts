/**
 * Measures what a due time costs beside one bare time zone conversion, writes it to `bench/results/sla.md`, and fails when it costs more
 * than three of them. Run it by `npm run bench`.
 */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dueAt } from '../src/domain/sla/business-time.js';
import type { Calendar, OpeningWindow } from '../src/domain/sla/calendar.js';
import { type CompiledCalendar, compileCalendar } from '../src/domain/sla/compiled-calendar.js';
import type { TargetLength } from '../src/domain/sla/target.js';
import { type Instant, instantAt } from '../src/domain/sla/time.js';

const ROUNDS = 11;
const CALLS = 20_000;
const LARGEST_RATIO = 3;
const HOUR_MS = 3_600_000;

const MORNING_AND_AFTERNOON: readonly OpeningWindow[] = [
  { from: '09:00', to: '12:30' },
  { from: '13:30', to: '18:00' },
];

const OFFICE: Calendar = {
  timeZone: 'Europe/Berlin',
  weekly: {
    MONDAY: MORNING_AND_AFTERNOON,
    TUESDAY: MORNING_AND_AFTERNOON,
    WEDNESDAY: MORNING_AND_AFTERNOON,
    THURSDAY: MORNING_AND_AFTERNOON,
    FRIDAY: MORNING_AND_AFTERNOON,
  },
  holidays: [
    { name: 'New Year', on: '01-01', part: null },
    { name: 'Christmas', on: '12-25', part: null },
  ],
  exceptions: [],
};

// Starts spread over one year, so that no call finds the answer of the one before.
const starts: readonly Instant[] = Array.from({ length: CALLS }, (_, index) =>
  instantAt(Date.UTC(2026, 0, 1) + index * 1_571_000),
);

type Work = (start: Instant) => unknown;

const due =
  (target: TargetLength, calendar: CompiledCalendar): Work =>
  (start) =>
    dueAt(start, target, calendar, [], start);

const calendar = compileCalendar(OFFICE);
const works: Readonly<Record<string, Work>> = {
  'zone conversion': (start) => start.toZonedDateTimeISO(OFFICE.timeZone),
  '4 hours': due({ unit: 'OPENING_TIME', ms: 4 * HOUR_MS }, calendar),
  '90 days of 8 hours': due({ unit: 'OPENING_TIME', ms: 90 * 8 * HOUR_MS }, calendar),
  '90 business days': due({ unit: 'BUSINESS_DAYS', days: 90 }, calendar),
};

function nanosecondsPerCall(work: Work): number {
  const begin = process.hrtime.bigint();
  for (const start of starts) work(start);
  return Number(process.hrtime.bigint() - begin) / CALLS;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

// Interleaved: what the neighbours of this machine do meets every piece of work alike. The first round warms up.
const rounds = Array.from({ length: ROUNDS + 1 }, () => Object.values(works).map(nanosecondsPerCall)).slice(1);
const medians = Object.keys(works).map((_, column) => median(rounds.map((round) => round[column] ?? Number.NaN)));
const ratios = medians.map((nanoseconds) => nanoseconds / (medians[0] ?? Number.NaN));

const compileBegin = performance.now();
compileCalendar(OFFICE).year(2026);
const compileMs = (performance.now() - compileBegin).toFixed(2);

const row = (name: string, column: number): string =>
  `| ${name} | ${medians[column]!.toFixed(0)} ns | ${ratios[column]!.toFixed(2)} |`;
const report = `# What a due time costs

SLA-30: no more than ${LARGEST_RATIO} bare time zone conversions, for a short and a long target alike. Medians of ${ROUNDS} interleaved rounds of
${CALLS.toLocaleString('en-US')} calls; Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]!.model}.

| | median | in conversions |
| --- | --- | --- |
${Object.keys(works).map(row).join('\n')}

Compiling a calendar's year, once per version of the calendar: ${compileMs} ms.
`;
process.stdout.write(report);
writeFileSync('bench/results/sla.md', report);

// Written so that a ratio which isn't a number fails too.
if (!ratios.every((ratio) => ratio <= LARGEST_RATIO)) {
  process.stderr.write('SLA-30 does not hold: a due time costs more than that.\n');
  process.exitCode = 1;
}

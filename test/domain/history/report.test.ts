import { expect, test } from 'vitest';
import { reportOf, type Imported, type ImportedIncident } from '../../../src/domain/history/report.js';

const anIncident = (said: Partial<ImportedIncident> = {}): ImportedIncident => ({
  ...{ number: 'INC0000001', rows: 4, facts: 6, status: 'CLOSED', reopenings: 0, hasTeam: true, hasAssignee: false },
  adaptations: [],
  ...said,
});

const anImport = (said: Partial<Imported> = {}): Imported => ({
  workspace: { slug: 'acme', name: 'Acme' },
  incidents: [],
  known: 0,
  made: { requesters: 1, agents: 2, teams: 3, categories: 4, 'resolution codes': 5 },
  notStaff: [],
  ...said,
});

const FILE = { timeZone: 'UTC', faults: [], unread: [] };

test('the report says what was imported, adapted and skipped, with line numbers, and sums it up', () => {
  const adaptations = [{ kind: 'NO_OPENER', number: 'INC0000002', line: 17 } as const];
  const incidents = [
    anIncident(),
    anIncident({ number: 'INC0000002', rows: 3, status: 'OPEN', reopenings: 1, adaptations }),
  ];
  const faults = [{ kind: 'LineFault', line: 9, reason: 'impact must be given.' } as const];
  expect(
    reportOf(anImport({ incidents, known: 2, notStaff: ['Kim'] }), { ...FILE, faults, unread: ['notify', 'rfc'] }),
  ).toEqual([
    'Workspace acme (Acme); times of the file are in UTC.',
    '',
    'Imported:',
    '  2 tickets: 1 OPEN, 1 CLOSED',
    '  2 with a team, 0 with an assignee',
    '  1 of them were reopened',
    '  12 facts in their timelines',
    '  new to the workspace: 1 requesters, 2 agents, 3 teams, 4 categories, 5 resolution codes',
    '  2 incidents were there already: nothing of them was touched',
    '',
    'Adapted:',
    '  1 incident: without opened_by: the caller stands in',
    '      line 17',
    '  1 people worked on incidents but are requesters here, and stay so',
    '      Kim',
    '',
    'Skipped:',
    '  line 9: impact must be given.',
    '',
    'Columns without a place at this desk:',
    '      notify, rfc',
    '',
    'imported 2 incidents, 7 rows, 1 incidents adapted, 1 lines skipped, 2 incidents already there',
  ]);
});

test('when everything was there already it says so', () => {
  expect(reportOf(anImport({ known: 890 }), FILE).slice(1)).toEqual([
    '',
    'Imported:',
    '  890 incidents were there already: nothing of them was touched',
    '',
    'imported 0 incidents, 0 rows, 0 incidents adapted, 0 lines skipped, 890 incidents already there',
  ]);
});

test('many line numbers run over several lines of the report, none of them too long', () => {
  const adaptations = Array.from(
    { length: 100 },
    (_, i) => ({ kind: 'NO_OPENER', number: 'INC0000001', line: 1000 + i }) as const,
  );
  const lines = reportOf(anImport({ incidents: [anIncident({ adaptations })] }), FILE).filter((line) =>
    /\d{4}/.test(line),
  );
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.every((line) => line.length <= 116)).toBe(true);
  expect(lines.join(' ').match(/\d{4}/g)).toHaveLength(100);
});

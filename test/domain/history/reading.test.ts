import { describe, expect, test } from 'vitest';
import { COLUMNS, readHeader } from '../../../src/domain/history/header.js';
import { resolutionCodeOf } from '../../../src/domain/history/words.js';
import { readWallTime } from '../../../src/domain/history/wall-time.js';
import { aLog, goodLine, HEADER, readLine, readLog, type Line } from './a-log.js';

describe('a time without a zone', () => {
  test.each([
    ['29-02-2016 01:16', 'UTC', '2016-02-29T01:16:00Z'],
    ['29-02-2016 01:16', 'Asia/Seoul', '2016-02-28T16:16:00Z'],
    ['01-07-2026 12:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
    ['29-03-2026 02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'], // in the spring gap: an hour forward
    ['25-10-2026 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'], // twice that night: the first
  ])('%s in %s is %s', (text, timeZone, moment) => {
    expect(readWallTime(text, timeZone)?.toString()).toBe(moment);
  });

  test.each([
    '31-02-2016 01:16',
    '29-02-2015 01:16',
    '01-13-2016 01:16',
    '01-01-2016 24:01',
    '2016-02-29 01:16',
    '1-1-2016 1:16',
    '',
    '?',
  ])('%j is none', (text) => expect(readWallTime(text, 'UTC')).toBeNull());
});

describe('the header', () => {
  test('columns may stand in any order, in any case, quoted, after a byte order mark, and among others', () => {
    const names = ['"Extra"', ...COLUMNS.toReversed().map((name) => `"${name.toUpperCase()}"`)];
    expect(readHeader([`\uFEFF${names.join(',')}`])).toMatchObject({ width: COLUMNS.length + 1, unread: ['extra'] });
  });

  test.each([
    ['an empty file', '', 'is empty'],
    ['a file of empty lines', '\n \n', 'is empty'],
    ['something else', 'PK\u0003\u0004\u0000\u0001', 'names none of the expected columns'],
    ['cells separated by semicolons', HEADER.replaceAll(',', ';'), 'names none of the expected columns'],
    [
      'missing columns',
      HEADER.replace('opened_at,', '').replace('resolved_at,', ''),
      'lacks the columns opened_at, resolved_at',
    ],
  ])('%s is told, with what was expected', (_what, text, expected) => {
    const { message } = readHeader(text.split('\n')) as { message: string };
    expect(message).toContain(expected);
    expect(message).toContain('sys_updated_at');
  });

  test.each([
    ['nothing below the header', aLog(), 'nothing below it'],
    [
      'no line that can be used',
      aLog('a,b', { impact: 'huge' }),
      'no line that can be used (line 2: There must be 36 cells',
    ],
  ])('%s is told', (_what, log, expected) =>
    expect(readLog(log)).toMatchObject({ message: expect.stringContaining(expected) }),
  );
});

describe('a line', () => {
  test('says how an incident stood', () => {
    expect(goodLine({ incident_state: 'Awaiting Vendor', assigned_to: 'Resolver 9', reopen_count: '2' })).toMatchObject(
      {
        ...{ line: 2, number: 'INC0000001', state: { status: 'WAITING', waitingReason: 'THIRD_PARTY' }, reopenings: 2 },
        ...{
          caller: 'Caller 1',
          opener: 'Opened by 1',
          updater: 'Updated by 1',
          assignee: 'Resolver 9',
          group: 'Group 1',
        },
        ...{ impact: 'MEDIUM', urgency: 'MEDIUM', priority: 'P3', channel: 'PHONE', about: ['Network', 'VPN'] },
      },
    );
  });

  test.each([
    ['New', 'NEW', null],
    ['Active', 'OPEN', null],
    ['Awaiting User Info', 'WAITING', 'REQUESTER'],
    ['Awaiting Problem', 'WAITING', 'PROBLEM'],
    ['Awaiting Vendor', 'WAITING', 'THIRD_PARTY'],
    ['Awaiting Evidence', 'WAITING', 'EVIDENCE'],
    ['Resolved', 'RESOLVED', null],
    ['Closed', 'CLOSED', null],
  ])('%s is %s, waiting for %s', (incident_state, status, waitingReason) => {
    expect(goodLine({ incident_state }).state).toEqual({ status, waitingReason });
  });

  test.each<keyof Line>([
    'caller_id',
    'opened_by',
    'sys_updated_by',
    'category',
    'assignment_group',
    'assigned_to',
    'closed_code',
    'resolved_by',
    'resolved_at',
    'closed_at',
    'contact_type',
    'reopen_count',
  ])('may leave %s unknown', (column) => {
    expect(readLine({ [column]: '?' })).not.toHaveProperty('reason');
    expect(readLine({ [column]: ' ' })).not.toHaveProperty('reason');
  });

  test.each<[said: Line | string, reason: string]>([
    ['a,b,c', 'There must be 36 cells, as in the header, not 3.'],
    [{ number: '?' }, 'number must be 1 to 200 characters.'],
    [{ incident_state: 'Dreaming' }, 'incident_state must be one of New, Active, '],
    [{ incident_state: 'toString' }, 'not "toString".'],
    [{ opened_at: '?' }, 'opened_at must be given.'],
    [
      { sys_updated_at: '31-02-2026 10:00' },
      'sys_updated_at must be a time as dd-mm-yyyy hh:mm, not "31-02-2026 10:00".',
    ],
    [{ impact: '4 - None' }, 'impact must be one of 1 - High, 2 - Medium, 3 - Low, not "4 - None".'],
    [{ priority: '' }, 'priority must be one of 1 - Critical, 2 - High, 3 - Moderate, 4 - Low, 5 - Planning.'],
    [{ caller_id: 'x'.repeat(121) }, 'caller_id must be 1 to 120 characters.'],
    [{ assigned_to: 'Kim\nLee' }, 'assigned_to must be one line of text.'],
    [{ reopen_count: 'once' }, 'reopen_count must be a whole number, not "once".'],
    [{ caller_id: 'M\uFFFDller' }, 'The line must be written in UTF-8.'],
    [
      { opened_at: 'never', urgency: '?' },
      'opened_at must be a time as dd-mm-yyyy hh:mm, not "never". urgency must be one of',
    ],
  ])('%j can not be used, and says all that is wrong', (said, reason) => {
    expect(readLine(said)).toMatchObject({ kind: 'LineFault', line: 2, reason: expect.stringContaining(reason) });
  });

  test('that can not be used leaves the others of its incident', () => {
    const history = readLog(
      aLog({}, { impact: 'huge' }, { incident_state: 'Active', sys_updated_at: '02-03-2026 10:00' }),
    );
    expect(history).toMatchObject({ incidents: [{ rows: [{ line: 2 }, { line: 4 }] }], faults: [{ line: 3 }] });
  });
});

test.each([
  ['code 5', 'CODE_5'],
  ['  Solved (Permanently) ', 'SOLVED_PERMANENTLY'],
  ['Fixed', 'FIXED'],
  ['해결됨', null],
  ['5', null],
])('the closing code %j becomes %j', (closedCode, code) => expect(resolutionCodeOf(closedCode)).toBe(code));

import { describe, expect, test } from 'vitest';
import { durationOf } from '../../../src/domain/instant.js';
import { DEFAULT_PRIORITY_MATRIX } from '../../../src/domain/ticket/priority.js';
import {
  checkWorkspace,
  DEFAULT_FEEDBACK_WINDOW,
  DEFAULT_REOPEN_WINDOW,
  isSlug,
  resolutionCodes,
  STANDARD_RESOLUTION_CODES,
  type WorkspaceInput,
} from '../../../src/domain/workspace/workspace.js';
import { fieldsRefused } from '../../support/builders.js';

const check = (input: WorkspaceInput) => checkWorkspace(input, DEFAULT_PRIORITY_MATRIX);

describe('what a workspace is set to', () => {
  test('is untouched where nothing is given', () => {
    expect(check({})).toEqual({});
    expect(check({ name: undefined, reopenWindow: undefined })).toEqual({});
  });

  test('is its name and its zone', () => {
    expect(check({ name: ' 서비스 데스크 ', timeZone: 'Asia/Seoul' })).toEqual({
      name: '서비스 데스크',
      timeZone: 'Asia/Seoul',
    });
  });

  test('is the cells of the matrix that are given; the others stay', () => {
    const cells = [
      { impact: 'HIGH', urgency: 'LOW', priority: 'P1' },
      { impact: 'LOW', urgency: 'LOW', priority: 'P4' },
      { impact: 'LOW', urgency: 'LOW', priority: 'P2' },
    ] as const;
    expect(check({ priorityMatrix: cells })).toEqual({
      priorityMatrix: {
        HIGH: { HIGH: 'P1', MEDIUM: 'P2', LOW: 'P1' },
        MEDIUM: { HIGH: 'P2', MEDIUM: 'P3', LOW: 'P4' },
        LOW: { HIGH: 'P3', MEDIUM: 'P4', LOW: 'P2' },
      },
    });
    expect(DEFAULT_PRIORITY_MATRIX.HIGH.LOW).toBe('P3');
  });

  test('can not be cleared, and all faults of that kind are told at once', () => {
    const nothing = { name: null, timeZone: null, priorityMatrix: null, ownResolutionCodes: null };
    expect(fieldsRefused(check({ ...nothing, reopenWindow: null, feedbackWindow: null }))).toEqual([
      'name',
      'timeZone',
      'priorityMatrix',
      'ownResolutionCodes',
      'reopenWindow',
      'feedbackWindow',
    ]);
  });

  test('is refused with all its faults at once', () => {
    const given = { name: 'a\nb', timeZone: '+09:00', ownResolutionCodes: ['OK', 'no', 'N'] };
    const long = durationOf('P366D');
    expect(fieldsRefused(check({ ...given, reopenWindow: long, feedbackWindow: long }))).toEqual([
      'name',
      'timeZone',
      'ownResolutionCodes.1',
      'ownResolutionCodes.2',
      'reopenWindow',
      'feedbackWindow',
    ]);
  });

  test.each(['', ' ', 'Seoul'])('is no zone called %j', (timeZone) => {
    expect(fieldsRefused(check({ timeZone }))).toEqual(['timeZone']);
  });
});

describe('a window', () => {
  test.each(['PT0S', 'PT1H', 'P14D', 'P365D'])('may be %s long', (text) => {
    expect(check({ reopenWindow: durationOf(text), feedbackWindow: durationOf(text) })).toEqual({
      reopenWindow: durationOf(text),
      feedbackWindow: durationOf(text),
    });
  });

  test.each(['-PT1S', '-P1D', 'P365DT0.001S', 'P3650D'])('may not be %s long', (text) => {
    expect(fieldsRefused(check({ reopenWindow: durationOf(text) }))).toEqual(['reopenWindow']);
    expect(fieldsRefused(check({ feedbackWindow: durationOf(text) }))).toEqual(['feedbackWindow']);
  });

  test('is 7 days to reopen and 14 to rate, until a workspace says otherwise', () => {
    expect([DEFAULT_REOPEN_WINDOW, DEFAULT_FEEDBACK_WINDOW]).toEqual(['P7D', 'P14D']);
  });
});

describe("a workspace's own resolution codes", () => {
  test('are kept in order, each once, without the standard ones', () => {
    expect(check({ ownResolutionCodes: ['REPLACED', 'FIXED', 'ON_SITE', 'REPLACED'] })).toEqual({
      ownResolutionCodes: ['ON_SITE', 'REPLACED'],
    });
    expect(check({ ownResolutionCodes: [] })).toEqual({ ownResolutionCodes: [] });
  });

  test.each(['', 'A', 'a'.repeat(2), 'A-B', ' AB', 'X'.repeat(41), '교체'])('may not be %j', (code) => {
    expect(fieldsRefused(check({ ownResolutionCodes: ['FINE', code] }))).toEqual(['ownResolutionCodes.1']);
  });

  test('are at most 50', () => {
    const codes = (n: number) => Array.from({ length: n }, (_, i) => `CODE_${i}`);
    expect(check({ ownResolutionCodes: codes(50) })).toHaveProperty('ownResolutionCodes.length', 50);
    expect(fieldsRefused(check({ ownResolutionCodes: codes(51) }))).toEqual(['ownResolutionCodes']);
  });

  test('come after the standard ones, in the list of codes to resolve with', () => {
    expect(STANDARD_RESOLUTION_CODES).toEqual([
      'FIXED',
      'WORKAROUND',
      'BY_DESIGN',
      'DUPLICATE',
      'NOT_REPRODUCIBLE',
      'NO_ANSWER',
      'WITHDRAWN',
    ]);
    expect(resolutionCodes(['REPLACED'])).toEqual([
      ...STANDARD_RESOLUTION_CODES.map((code) => ({ code, standard: true })),
      { code: 'REPLACED', standard: false },
    ]);
  });
});

describe('a slug', () => {
  test.each(['ab', 'acme', 'acme-2', '24x7', 'a'.repeat(40)])('may be %s', (slug) => {
    expect(isSlug(slug)).toBe(true);
  });

  test.each(['', 'a', 'Acme', 'acme-', '-acme', 'ac me', 'acme\n', 'acme.test', '에이', 'a'.repeat(41)])(
    'may not be %j',
    (slug) => {
      expect(isSlug(slug)).toBe(false);
    },
  );
});

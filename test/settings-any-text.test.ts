import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { BadSettings, readSettings, signInBounds, type Settings } from '../src/settings.js';

const NAMES = [...readFileSync('src/settings.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name!);
const DURATIONS = ['ACCESS_TOKEN_LIFE', 'REFRESH_TOKEN_LIFE', 'RESUME_WINDOW', 'SIGN_IN_WINDOW'] as const;

/** What a setting says of a text: its one sentence, or null where it takes it. */
function said(name: string, text: string): string | null {
  let settings: Settings;
  try {
    settings = readSettings({ [name]: text });
  } catch (fault) {
    if (!(fault instanceof BadSettings)) throw fault;
    expect(fault.faults).toHaveLength(1);
    return fault.faults[0]!;
  }
  use(settings);
  return null;
}

/** Does with settings what the server does with them. */
function use(settings: Settings): void {
  const now = Temporal.Instant.from('2026-01-01T00:00:00Z');
  for (const name of DURATIONS)
    for (const sign of [1, -1]) {
      const then = now.add({ milliseconds: sign * settings[name].total('milliseconds') });
      expect(Math.abs(then.epochMilliseconds - now.epochMilliseconds)).toBeGreaterThanOrEqual(1000);
    }
  expect(signInBounds(settings).windowSeconds).toBeGreaterThanOrEqual(1);
  for (const url of [settings.DATABASE_URL, settings.DATABASE_DIRECT_URL]) {
    if (url === undefined) continue;
    const { port } = new pg.Client(url.replaceAll(/ssl(root)?(cert|key)/g, 'file')); // it reads files at once
    expect(port).toBeGreaterThanOrEqual(1); // others it throws where nobody can catch it
    expect(port).toBeLessThanOrEqual(65_535);
  }
}

const digits = fc.nat().map(String);
const long = fc.stringMatching(/^\d{1,25}$/);
const durations = fc
  .tuple(fc.constantFrom('P', 'PT', ''), long, fc.constantFrom('D', 'H', 'M', 'S', 'Y', ''))
  .map((parts) => parts.join(''));
const urls = fc
  .tuple(
    fc.constantFrom('postgresql://', 'postgres://ann:secret@', 'redis://', 'rediss://', 'http://'),
    fc.oneof(fc.constantFrom('db', 'db:5432', '[::1]', '', 'a,b'), fc.string()),
    fc.constantFrom('', '/', '/desk'),
    fc.constantFrom('', '?port=', '?host=', '?sslmode=', '?options=', '?host=/tmp&port='),
    fc.oneof(digits, long, fc.string()),
  )
  .map((parts) => parts.join(''));
const lists = fc.array(fc.oneof(fc.webUrl(), fc.ipV4(), fc.ipV6(), fc.string())).map((all) => all.join(','));
const texts = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), digits, long, durations, urls, lists);

describe('START-09 a setting', () => {
  test('takes any text, or says in one sentence with its name why not', () => {
    expect(NAMES.length).toBeGreaterThan(40);
    const any = fc.tuple(fc.constantFrom(...NAMES, ...DURATIONS, 'DATABASE_URL'), texts);
    fc.assert(
      fc.property(any, ([name, text]) => {
        const sentence = said(name, text);
        if (sentence === null) return;
        expect(sentence.split(/\n/)).toHaveLength(1);
        expect(sentence.startsWith(`${name}: expected `) || sentence.startsWith('DATABASE_URL: needed')).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test.each(DURATIONS)('%s is a duration that can be counted with', (name) => {
    const longest = name === 'SIGN_IN_WINDOW' ? 'P1D' : 'P1000D';
    const outside = [
      'P99999999999999999999D',
      'PT99999999999999S',
      'PT0S',
      'P0D',
      `${longest}T1S`,
      'P1Y',
      'PT',
      '-PT1S',
    ];
    for (const text of outside)
      expect(said(name, text)).toBe(`${name}: expected an ISO 8601 duration from PT1S to ${longest}, such as PT15M`);
    for (const text of ['PT1S', 'PT15M', longest]) expect(said(name, text)).toBeNull();
  });

  test.each(['abc', '0', '65536', '-1', '5432x', '1e3', '%31.5'])('names a port that is none: ?port=%s', (port) => {
    for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL'])
      expect(said(name, `postgresql://db/desk?port=${port}`)).toBe(
        `${name}: expected a whole number from 1 to 65535 as its port`,
      );
    expect(said('DATABASE_URL', `postgresql://db/desk?port=5432&port=${port}`)).toContain('as its port');
  });

  test.each(['a b', 'a%00', 'a/b', 'ann@db', '/tmp%00'])('names a host that is none: ?host=%s', (host) =>
    expect(said('DATABASE_URL', `postgresql://db/desk?host=${host}`)).toMatch(
      /^DATABASE_URL: expected .+ as its host$/,
    ),
  );
});

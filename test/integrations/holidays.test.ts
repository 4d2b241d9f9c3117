import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../src/domain/refusal.js';
import { chooseHolidays } from '../../src/domain/sla/import-holidays.js';
import { holidaysOfRegion, type Region } from '../../src/integrations/holidays.js';

const imported = async (region: Region, year = 2026) => {
  const years = { fromYear: year, toYear: year };
  const source = await holidaysOfRegion(region, years, ['region']);
  if (isRefusal(source)) throw new Error(JSON.stringify(source.problems));
  const { added } = chooseHolidays({ timeZone: 'America/New_York', holidays: [] }, source, years);
  return added.map(({ on, part, name }) => `${on}${part ? ` ${part.from}-${part.to}` : ''} ${name}`);
};

describe('SLA-35 the holidays of a country', () => {
  test('are its days, those that move with the moon and those that make up for a Sunday too, in any zone', async () => {
    const korea = await imported({ country: 'KR' });
    expect(korea).toEqual(
      expect.arrayContaining([
        '2026-01-01 신정',
        ...['2026-02-17', '2026-02-18', '2026-02-19'].map((on) => `${on} 설날`),
        ...['2026-09-24', '2026-09-25', '2026-09-26'].map((on) => `${on} 추석`),
        '2026-05-25 석가탄신일 (대체공휴일)',
      ]),
    );
  });

  test('are public ones unless asked for others, which may close part of a day', async () => {
    expect(await imported({ country: 'DE', state: 'BY' })).not.toContain('2026-12-24 14:00-24:00 Heiliger Abend');
    expect(await imported({ country: 'DE', state: 'BY', types: ['BANK'] })).toEqual([
      '2026-12-24 14:00-24:00 Heiliger Abend',
      '2026-12-31 14:00-24:00 Silvester',
    ]);
  });

  test('are those of a part of a state, where it has its own', async () => {
    const feast = '2026-08-08 Augsburger Friedensfest';
    expect(await imported({ country: 'DE', state: 'BY', region: 'A' })).toContain(feast);
    expect(await imported({ country: 'DE', state: 'BY' })).not.toContain(feast);
  });

  test('that begin at sunset are the days after it', async () =>
    expect(await imported({ country: 'AE' })).toEqual(
      expect.arrayContaining(['2026-03-20 عيد الفطر', '2026-03-21 عيد الفطر', '2026-03-22 عيد الفطر']),
    ));

  test('keep their days where the clocks change on one of them', async () =>
    expect(await imported({ country: 'AU', state: 'NSW' })).toContain('2026-04-05 Easter Sunday'));

  test.each<[Region, string, RegExp]>([
    [{ country: 'XX' }, 'country', /country/],
    [{ country: 'constructor' }, 'country', /country/],
    [{ country: 'DE', state: 'XX' }, 'state', /BB, BE, BW/],
    [{ country: 'KR', state: 'XX' }, 'state', /absent/],
    [{ country: 'DE', region: 'A' }, 'region', /absent/],
    [{ country: 'DE', state: 'BY', region: 'X' }, 'region', /KATH/],
  ])('a place that is not known, %j, is refused at its %s', async (region, field, expected) => {
    const refusal = await holidaysOfRegion(region, { fromYear: 2026, toYear: 2026 }, ['region']);
    expect(refusal).toMatchObject({
      problems: [{ field: ['region', field], expected: expect.stringMatching(expected) }],
    });
  });
});

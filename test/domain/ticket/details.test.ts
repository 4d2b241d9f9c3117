import { describe, expect, test } from 'vitest';
import { checkDetails as check, forbidsType, type DetailsInput } from '../../../src/domain/ticket/details.js';
import { invalid } from '../../../src/domain/refusal.js';
import { TICKET_TYPES, type CustomFields } from '../../../src/domain/ticket/ticket.js';
import { ada, aram, fieldsRefused, lena, mina, problemsIn } from '../../support/builders.js';

const checkDetails = (given: DetailsInput, has?: CustomFields, hiddenFields: readonly string[] = []) =>
  check(given, { hiddenFields }, has);

describe('what a ticket says', () => {
  test('is untouched where nothing is given', () => {
    expect(checkDetails({})).toEqual({});
    expect(checkDetails({ subject: undefined, tags: undefined, customFields: undefined })).toEqual({});
  });

  test('is kept as the desk keeps texts and labels', () => {
    const given: DetailsInput = {
      type: 'INCIDENT',
      subject: ' 메일이 안 와요 ',
      description: 'Since 9:\r\nnothing',
      tags: ['VPN', 'mail', 'vpn'],
      externalId: ' ERP-7 ',
    };
    expect(checkDetails(given)).toEqual({
      type: 'INCIDENT',
      subject: '메일이 안 와요',
      description: 'Since 9:\nnothing',
      tags: ['mail', 'vpn'],
      externalId: 'ERP-7',
    });
  });

  test('is cleared by null', () => {
    const given = { description: null, contact: null, tags: null, customFields: null, externalId: null };
    expect(checkDetails(given, { floor: 3 })).toEqual({
      description: null,
      contact: null,
      tags: [],
      customFields: {},
      externalId: null,
    });
  });

  test('has a type and a subject, which can not be cleared', () => {
    expect(fieldsRefused(checkDetails({ type: null, subject: null }))).toEqual(['type', 'subject']);
  });

  test.each([
    ['subject', 'x'.repeat(200), 'x'.repeat(201)],
    ['description', 'x'.repeat(20_000), 'x'.repeat(20_001)],
    ['externalId', 'x'.repeat(200), 'x'.repeat(201)],
  ])('has bounds: the %s', (field, longest, tooLong) => {
    expect(checkDetails({ [field]: longest })).toEqual({ [field]: longest });
    expect(fieldsRefused(checkDetails({ [field]: tooLong }))).toEqual([field]);
  });

  test('has a subject and an external id of one line', () => {
    expect(fieldsRefused(checkDetails({ subject: 'a\nb', externalId: 'a\nb' }))).toEqual(['subject', 'externalId']);
  });

  test('has at most 20 labels of at most 50 characters', () => {
    const twenty = Array.from({ length: 20 }, (_, i) => `tag-${i}`);
    expect(checkDetails({ tags: twenty })).toEqual({ tags: twenty.toSorted() });
    expect(fieldsRefused(checkDetails({ tags: [...twenty, 'tag-20'] }))).toEqual(['tags']);
    expect(fieldsRefused(checkDetails({ tags: ['fine', 'x'.repeat(51)] }))).toEqual(['tags.1']);
  });

  test('is refused with all its faults at once', () => {
    const given: DetailsInput = {
      subject: '',
      description: 'a\0b',
      contact: { email: 'nobody', phone: 'x'.repeat(41) },
      tags: [''],
      customFields: [{ key: 'Floor', value: 3 }],
      externalId: 'a\uD83D',
    };
    expect(fieldsRefused(checkDetails(given))).toEqual([
      'subject',
      'description',
      'contact.email',
      'contact.phone',
      'tags.0',
      'customFields.0.key',
      'externalId',
    ]);
  });
});

describe('a contact', () => {
  test('is somebody to call back: a name, an e-mail or a phone', () => {
    const noContact = { name: null, email: null, phone: null };
    expect(checkDetails({ contact: { name: ' Paul ' } })).toEqual({ contact: { ...noContact, name: 'Paul' } });
    expect(checkDetails({ contact: { email: 'Paul@Globex.test' } })).toEqual({
      contact: { ...noContact, email: 'paul@globex.test' },
    });
    expect(checkDetails({ contact: { phone: '+82 2 123' } })).toEqual({
      contact: { ...noContact, phone: '+82 2 123' },
    });
  });

  test.each([{}, { name: null }, { name: ' ', email: '', phone: null }])('is not %j', (contact) => {
    expect(fieldsRefused(checkDetails({ contact }))).toEqual(['contact']);
  });
});

describe("the desk's own fields", () => {
  test('are kept in the order of their keys', () => {
    const given = [
      { key: 'seat', value: '4F-12' },
      { key: 'floor', value: 4 },
      { key: 'vip', value: false },
    ];
    const { customFields } = checkDetails({ customFields: given }) as { customFields: object };
    expect(Object.entries(customFields)).toEqual([
      ['floor', 4],
      ['seat', '4F-12'],
      ['vip', false],
    ]);
  });

  test('that are not named stay, a null value removes one, the last of two counts', () => {
    const given = [
      { key: 'floor', value: null },
      { key: 'vip' },
      { key: 'seat', value: 'A' },
      { key: 'seat', value: 'B' },
    ];
    const has = { floor: 4, vip: true, wing: 'east' };
    expect(checkDetails({ customFields: given }, has)).toEqual({ customFields: { seat: 'B', wing: 'east' } });
    expect(checkDetails({ customFields: [] }, has)).toEqual({ customFields: has });
  });

  test('keep their texts as the desk keeps texts', () => {
    const given = [
      { key: 'seat', value: '  4층\r\n'.normalize('NFD') },
      { key: 'wing', value: `${' '.repeat(2000)}east` },
    ];
    expect(checkDetails({ customFields: given })).toEqual({ customFields: { seat: '4층', wing: 'east' } });
  });

  test.each(['floor', 'a', 'f1_2', `f${'x'.repeat(49)}`, 'constructor'])('may be called %s', (key) => {
    const { customFields } = checkDetails({ customFields: [{ key, value: 1 }] }) as { customFields: object };
    expect(Object.entries(customFields)).toEqual([[key, 1]]);
  });

  test.each(['', 'Floor', '1st', '_floor', '__proto__', 'a-b', '층', `f${'x'.repeat(50)}`])(
    'may not be called %j',
    (key) => {
      expect(fieldsRefused(checkDetails({ customFields: [{ key, value: 1 }] }))).toEqual(['customFields.0.key']);
    },
  );

  test.each([[{}], [[]], [{ a: 1 }], ['x'.repeat(2001)], ['a\0b'], ['a\uDE42']])('may not say %j', (value) => {
    const given = [
      { key: 'fine', value: 1 },
      { key: 'odd', value },
    ];
    expect(fieldsRefused(checkDetails({ customFields: given }))).toEqual(['customFields.1.value']);
  });

  test('are at most 50, those from before included', () => {
    const fields = (n: number) => Array.from({ length: n }, (_, i) => ({ key: `f${i}`, value: i }));
    const has = Object.fromEntries(fields(50).map(({ key, value }) => [key, value]));
    expect(checkDetails({ customFields: fields(50) })).toMatchObject({ customFields: { f49: 49 } });
    expect(problemsIn(checkDetails({ customFields: fields(51) }))).toMatchObject([{ expected: 'at most 50 items' }]);
    expect(problemsIn(checkDetails({ customFields: [{ key: 'one_more', value: 1 }] }, has))).toMatchObject([
      { field: ['customFields'], expected: 'at most 50 fields on one ticket' },
    ]);
    const swapped = [
      { key: 'f0', value: null },
      { key: 'one_more', value: 1 },
    ];
    expect(checkDetails({ customFields: swapped }, has)).toMatchObject({ customFields: { one_more: 1 } });
  });
});

describe('a type', () => {
  test.each(TICKET_TYPES)('%s may be chosen by staff', (type) => {
    for (const actor of [aram, lena, ada]) expect(forbidsType(type, actor)).toBeNull();
  });

  test.each([
    ['INCIDENT', true],
    ['SERVICE_REQUEST', true],
    ['PROBLEM', false],
    ['CHANGE', false],
  ] as const)('%s may be chosen by requesters: %s', (type, may) => {
    expect(forbidsType(type, mina) === null).toBe(may);
  });
});

describe('a field that is hidden from whoever edits', () => {
  const has = { cost_center: 7, site: 'Seoul' };
  const hidden = ['cost_center'];
  const given = (value: unknown) => ({ customFields: [{ key: 'cost_center', value }] });

  test('is not theirs to give, whatever the value, nor to take away', () => {
    for (const value of [8, null, undefined, { odd: true }])
      expect(problemsIn(checkDetails(given(value), has, hidden))).toEqual([
        invalid(['customFields', '0', 'key'], 'a field that requesters fill in'),
      ]);
  });

  test('stays when they clear or change the others', () => {
    expect(checkDetails({ customFields: null }, has, hidden)).toEqual({ customFields: { cost_center: 7 } });
    expect(checkDetails({ customFields: [{ key: 'site', value: 'Busan' }] }, has, hidden)).toEqual({
      customFields: { cost_center: 7, site: 'Busan' },
    });
  });
});

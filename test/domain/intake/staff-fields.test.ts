import { describe, expect, test } from 'vitest';
import { checkForm, type IntakeForm } from '../../../src/domain/intake/form.js';
import { audienceProblems, staffFieldsOf } from '../../../src/domain/intake/staff-fields.js';
import { openTo } from '../../../src/domain/ticket/custom-fields.js';
import { granted } from '../../support/builders.js';

/** A form of text fields, by key; those that are false are for staff alone. */
const asking = (fields: Readonly<Record<string, boolean>>): IntakeForm =>
  granted(
    checkForm({
      fields: Object.entries(fields).map(([key, shownToRequesters]) => ({
        ...{ key, label: key, type: 'TEXT', shownToRequesters },
      })),
    }),
  );

describe('a field of several forms', () => {
  test('is shown to the same people in each; every one that is not is told', () => {
    const mail = { name: 'Mail', form: asking({ since: true, cost: false, owner: false }) };
    const vpn = asking({ owner: false, cost: true, site: true, since: false });
    expect(audienceProblems(vpn, [mail])).toMatchObject([
      { field: ['form', 'fields', '1', 'shownToRequesters'], expected: 'false, as the form of “Mail” says of “cost”' },
      { field: ['form', 'fields', '3', 'shownToRequesters'], expected: 'true, as the form of “Mail” says of “since”' },
    ]);
    expect(audienceProblems(vpn, [])).toEqual([]);
  });

  test('is for staff wherever it stands, also on a ticket whose category does not ask for it', () => {
    const forms = [asking({ owner: false, since: true }), asking({ cost: false, owner: false })];
    expect(staffFieldsOf(forms)).toEqual(['cost', 'owner']);
    expect(openTo({ cost: 7, since: 'Monday', erp_id: 1 }, staffFieldsOf(forms))).toEqual({
      since: 'Monday',
      erp_id: 1,
    });
  });
});

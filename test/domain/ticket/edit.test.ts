import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../src/domain/access/roles.js';
import { decideEdit as decide, openDetails } from '../../../src/domain/ticket/details.js';
import { TICKET_STATUSES, type Ticket, type TicketDetails } from '../../../src/domain/ticket/ticket.js';
import { ada, aram, aTicket, granted, lena, mina, problemsIn } from '../../support/builders.js';

const decideEdit = (ticket: Ticket, details: Partial<TicketDetails>, actor: Actor) =>
  decide(ticket, details, actor, ['cost_center']);

// Another value for everything that can be edited, and whether requesters may give it to their own ticket while it is NEW.
const EDITS: { readonly [K in keyof TicketDetails]: readonly [TicketDetails[K], 'requester' | 'staff'] } = {
  subject: ['Still no mail', 'requester'],
  description: ['Since nine', 'requester'],
  contact: [{ name: 'Paul', email: null, phone: null }, 'requester'],
  customFields: [{ floor: 4 }, 'requester'],
  type: ['SERVICE_REQUEST', 'staff'],
  categoryId: ['mail', 'staff'],
  serviceIds: [['mailbox'], 'staff'],
  tags: [['mail'], 'staff'],
  externalId: ['ERP-7', 'staff'],
};
const edits = Object.entries(EDITS).map(([name, [value, by]]) => ({ name, edit: { [name]: value }, by }));

describe('an edit', () => {
  test.each(edits)('of the $name is told with the value before and after', ({ name, edit }) => {
    const ticket = aTicket();
    expect(decideEdit(ticket, edit, aram)).toEqual({
      change: edit,
      fact: {
        type: 'TicketEdited',
        audience: 'PUBLIC',
        before: { [name]: ticket[name as keyof TicketDetails] },
        after: edit,
      },
    });
  });

  test('tells and changes only what is another value than before', () => {
    const ticket = aTicket({ subject: 'Old', tags: ['mail'], customFields: { a: 1, b: 2 } });
    const { change, fact } = granted(
      decideEdit(ticket, { subject: 'New', tags: ['mail'], customFields: { b: 2, a: 1 } }, aram),
    );
    expect(change).toEqual({ subject: 'New' });
    expect(fact).toMatchObject({ before: { subject: 'Old' }, after: { subject: 'New' } });
  });

  test.each([{}, { subject: 'Same', contact: { phone: null, email: null, name: 'Paul' } }])(
    'of nothing changes nothing: %j',
    (details) => {
      const ticket = aTicket({ subject: 'Same', contact: { name: 'Paul', email: null, phone: null } });
      expect(decideEdit(ticket, details, aram)).toBeNull();
    },
  );
});

describe('an edit of the desk’s own fields', () => {
  const ticket = aTicket({ customFields: { cost_center: 7, site: 'Seoul' } });

  test.each([
    ['what staff alone see', { cost_center: 8, site: 'Seoul' }, 'INTERNAL'],
    ['what requesters see too', { cost_center: 8, site: 'Busan' }, 'PUBLIC'],
  ])('is told to those who see it: %s', (_what, customFields, audience) => {
    expect(granted(decideEdit(ticket, { customFields }, aram)).fact.audience).toBe(audience);
  });

  test('is told to all when it changes something else, too', () => {
    const edit = { customFields: { cost_center: 8, site: 'Seoul' }, subject: 'New' };
    const { fact } = granted(decideEdit(ticket, edit, aram));
    expect(fact.audience).toBe('PUBLIC');
    expect(openDetails(fact, ['cost_center'])).toEqual(['subject']);
    expect(openDetails(fact, [])).toEqual(['customFields', 'subject']);
  });
});

describe('editing', () => {
  test.each(edits)('the $name is for staff, and (while it is theirs and NEW) for: $by', ({ edit, by }) => {
    for (const actor of [aram, lena, ada]) expect(granted(decideEdit(aTicket(), edit, actor)).change).toEqual(edit);
    const byMina = decideEdit(aTicket(), edit, mina);
    if (by === 'requester') expect(granted(byMina).change).toEqual(edit);
    else expect(problemsIn(byMina)).toMatchObject([{ code: 'NOT_ALLOWED', allowedRoles: ['AGENT', 'LEAD', 'ADMIN'] }]);
  });

  test('one thing that is for staff makes the whole edit so', () => {
    const both = { subject: 'New', tags: ['urgent'] };
    expect(problemsIn(decideEdit(aTicket(), both, mina))).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  test('is not for other requesters', () => {
    expect(problemsIn(decideEdit(aTicket(), { subject: 'New' }, { ...mina, id: 'paul' }))).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
  });

  test.each(TICKET_STATUSES.filter((status) => status !== 'NEW'))('is not for requesters once it is %s', (status) => {
    expect(problemsIn(decideEdit(aTicket({ status }), { subject: 'New' }, mina))).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
  });

  test.each(['NEW', 'OPEN', 'WAITING', 'RESOLVED'] as const)('is possible to staff while it is %s', (status) => {
    expect(granted(decideEdit(aTicket({ status }), { subject: 'New' }, aram)).change).toEqual({ subject: 'New' });
  });

  test.each(['CLOSED', 'CANCELLED'] as const)('is refused to everybody when it is %s', (status) => {
    for (const actor of [aram, lena, ada])
      expect(problemsIn(decideEdit(aTicket({ status }), { subject: 'New' }, actor))).toMatchObject([
        { code: 'TRANSITION_REFUSED', from: status, to: null, allowed: [] },
      ]);
  });
});

import { describe, expect, test } from 'vitest';
import { forbids, may, PERMISSIONS, type Doing } from '../../../src/domain/access/permissions.js';
import { ROLES, type Role } from '../../../src/domain/access/roles.js';
import { notAllowed } from '../../../src/domain/refusal.js';
import { anActor } from '../../support/builders.js';

type Answer = 'yes' | 'own' | '-';

// Columns: REQUESTER, AGENT, LEAD, ADMIN. `own`: only as the ticket's requester or the entry's author.
// A thing to do that has no line here does not compile.
const EXPECTED: Readonly<Record<Doing, `${Answer} ${Answer} ${Answer} ${Answer}`>> = {
  openTicket: 'yes yes yes yes',
  openTicketForOthers: '- yes yes yes',
  openTicketIntoTeam: '- yes yes yes',
  giveExternalId: '- yes yes yes',
  openInternalType: '- yes yes yes',
  editTicket: '- yes yes yes',
  editOwnNewTicket: 'own yes yes yes',
  changePriority: '- yes yes yes',
  claimTicket: '- yes yes yes',
  assignInOwnTeam: '- yes yes yes',
  assignAnywhere: '- - yes yes',
  releaseOthersTicket: '- - yes yes',
  handOverTicket: '- yes yes yes',
  startTicket: '- yes yes yes',
  setTicketWaiting: '- yes yes yes',
  resumeTicket: '- yes yes yes',
  resolveTicket: '- yes yes yes',
  closeTicket: 'own yes yes yes',
  cancelTicket: 'own yes yes yes',
  reopenTicket: 'own yes yes yes',
  replyToTicket: 'own yes yes yes',
  addNote: '- yes yes yes',
  editEntry: 'own own yes yes',
  setEntryVisibility: '- yes yes yes',
  setOthersEntryVisibility: '- - yes yes',
  rateTicket: 'own own own own',
  readFeedbackLink: '- - - yes',
  setPresence: '- yes yes yes',
  routeTicket: '- yes yes yes',
  previewAssignment: '- yes yes yes',
  askRequester: '- yes yes yes',
  answerInformation: 'own yes yes yes',
  addRequester: '- yes yes yes',
  recordOutage: '- yes yes yes',
  manageWorkspace: '- - - yes',
};

interface Case {
  readonly doing: Doing;
  readonly role: Role;
  readonly answer: Answer;
}

const cases = (Object.keys(EXPECTED) as Doing[]).flatMap((doing) =>
  EXPECTED[doing].split(' ').map((answer, i): Case => ({ doing, role: ROLES[i]!, answer: answer as Answer })),
);

describe('the table of permissions', () => {
  test('has a line here for everything that an actor can do', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(Object.keys(PERMISSIONS).toSorted());
    expect(ROLES).toEqual(['REQUESTER', 'AGENT', 'LEAD', 'ADMIN']);
    expect(cases).toHaveLength(Object.keys(PERMISSIONS).length * ROLES.length);
  });

  test.each(cases)('$doing by a $role: $answer', ({ doing, role, answer }) => {
    const actor = anActor({ id: 'me', role });
    expect({
      own: may(actor, doing, 'me'),
      notOwn: may(actor, doing, 'somebody else'),
      nobodys: may(actor, doing),
    }).toEqual({ own: answer !== '-', notOwn: answer === 'yes', nobodys: answer === 'yes' });
  });

  test.each(cases)('$doing by a $role is forbidden exactly where they may not', ({ doing, role }) => {
    const actor = anActor({ id: 'me', role });
    for (const owner of ['me', 'somebody else', null])
      expect(forbids(actor, doing, owner) === null).toBe(may(actor, doing, owner));
  });
});

describe('who may not', () => {
  const requester = anActor({ id: 'me', role: 'REQUESTER' });

  test('is told which roles may', () => {
    expect(forbids(requester, 'addNote')).toEqual(notAllowed('add notes', ['AGENT', 'LEAD', 'ADMIN']));
    expect(forbids(requester, 'assignAnywhere')).toMatchObject({
      code: 'NOT_ALLOWED',
      allowedRoles: ['LEAD', 'ADMIN'],
    });
    expect(forbids(requester, 'manageWorkspace')?.message).toBe(
      'You may not run the workspace. These roles may: ADMIN.',
    );
  });

  test('is told of no role where only owning helps', () => {
    const admin = anActor({ role: 'ADMIN' });
    expect(forbids(admin, 'rateTicket', 'mina')).toEqual(notAllowed("rate a ticket that isn't yours", []));
  });
});

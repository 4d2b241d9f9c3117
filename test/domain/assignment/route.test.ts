import { describe, expect, test } from 'vitest';
import {
  PASSED_OVER,
  excludedFrom,
  standingOf,
  type Candidate,
  type PassedOver,
} from '../../../src/domain/assignment/eligibility.js';
import { route, type RoutingRequest } from '../../../src/domain/assignment/route.js';
import { SCORE_PARTS } from '../../../src/domain/assignment/score.js';
import { at } from '../../support/builders.js';
import { officeHours } from '../sla/desk.js';
import { anAgent, aRequest, now } from './desk.js';

const network = aRequest({ required: { vpn: 3 }, excludedIds: ['gave-back'] });
const skilled = (id: string, said: Partial<Candidate> = {}) => anAgent(id, { skills: { vpn: 3 }, ...said });

describe('an agent is eligible', () => {
  test('when they are of the team, skilled, on shift, there and not full', () => {
    expect(standingOf(skilled('aram', { shift: officeHours, load: 700 }), network, now)).toEqual({
      reasons: [],
      missing: [],
    });
  });

  // One thing is wrong with each; the reason names it and nothing else.
  const cases: readonly (readonly [PassedOver, string, Candidate])[] = [
    ['NOT_IN_TEAM', 'works in another team', skilled('a', { teamIds: ['network'] })],
    ['NOT_IN_TEAM', 'works in no team', skilled('a', { teamIds: [] })],
    ['EXCLUDED', 'gave it back before', skilled('gave-back')],
    ['MISSING_SKILL', 'lacks the skill', skilled('a', { skills: { mail: 5 } })],
    ['MISSING_SKILL', 'has it one level too low', skilled('a', { skills: { vpn: 2 } })],
    ['OFF_SHIFT', 'is off shift', skilled('a', { shift: officeHours })],
    ['AWAY', 'is away', skilled('a', { presence: 'AWAY' })],
    ['AWAY', 'is offline', skilled('a', { presence: 'OFFLINE' })],
    ['AT_CAPACITY', 'has one hundredth of a point too little room', skilled('a', { load: 701 })],
    ['AT_CAPACITY', 'takes nothing from the desk', skilled('a', { capacity: 0 })],
  ];
  const night = at('Mon 08:59');

  test.each(cases)('ASG-01 not: %s, who %s', (reason, _, agent) => {
    expect(standingOf(agent, network, reason === 'OFF_SHIFT' ? night : now).reasons).toEqual([reason]);
  });

  test('and every reason has a case here', () => {
    expect(new Set(cases.map(([reason]) => reason))).toEqual(new Set(PASSED_OVER));
  });

  test('ASG-01 not: told with all reasons at once, and with what is missing', () => {
    const ineligible = anAgent('gave-back', {
      teamIds: [],
      shift: officeHours,
      presence: 'OFFLINE',
      load: 999,
      skills: { vpn: 1 },
    });
    expect(standingOf(ineligible, network, night)).toEqual({
      reasons: PASSED_OVER,
      missing: [{ skillId: 'vpn', needed: 3, has: 1 }],
    });
  });

  test('when a ticket belongs to any of several teams that they share one with', () => {
    const either = { ...network, teamIds: ['network', 'service-desk'] };
    expect(standingOf(skilled('a', { teamIds: ['network'] }), either, now).reasons).toEqual([]);
  });
});

test('nobody works what they reported, nor what they gave back', () => {
  expect(excludedFrom({ requesterId: 'mina' }, ['aram', 'mina'])).toEqual(['mina', 'aram']);
});

describe('of several', () => {
  // Each line differs in what its part compares, and in nothing that is asked before; the second id would win a tie by id.
  const cases: readonly (readonly [(typeof SCORE_PARTS)[number], string, Candidate, Candidate])[] = [
    [
      'SKILL_SURPLUS',
      'masters it better',
      skilled('z', { skills: { vpn: 5 }, load: 500 }),
      skilled('a', { skills: { vpn: 4 } }),
    ],
    ['LOAD_RATIO', 'is less full', skilled('z', { load: 100 }), skilled('a', { load: 200 })],
    [
      'LOAD_RATIO',
      'is less full for their capacity, though they hold more',
      skilled('z', { load: 400, capacity: 2000 }),
      skilled('a', { load: 300 }),
    ],
    [
      'LAST_ASSIGNED',
      'got nothing for longer',
      skilled('z', { lastAssignedAt: at('Mon 08:00') }),
      skilled('a', { lastAssignedAt: at('Mon 09:00') }),
    ],
    ['LAST_ASSIGNED', 'never got anything', skilled('z'), skilled('a', { lastAssignedAt: at('Mon 09:00') })],
    [
      'ID',
      'comes first by id',
      skilled('a', { load: 100, capacity: 500 }),
      skilled('b', { load: 200, capacity: 1000 }),
    ],
  ];

  test.each(cases)('ASG-02 %s: the one who %s', (part, _, winner, loser) => {
    for (const both of [
      [winner, loser],
      [loser, winner],
    ])
      expect(route(network, both, now)).toMatchObject({ chosenId: winner.id, chosenBy: part });
  });

  test('and every part of the score decides somewhere', () => {
    expect(new Set(cases.map(([part]) => part))).toEqual(new Set(SCORE_PARTS));
  });

  test('surplus is counted over all skills that are needed, and only over those', () => {
    const both = aRequest({ required: { vpn: 2, mail: 1 } });
    const candidates = [
      anAgent('one', { skills: { vpn: 5, mail: 1, payroll: 5 } }), // 3 over
      anAgent('two', { skills: { vpn: 4, mail: 3 } }), // 4 over
    ];
    expect(route(both, candidates, now).candidates.map(({ score }) => [score.agentId, score.skillSurplus])).toEqual([
      ['two', 4],
      ['one', 3],
    ]);
  });

  test('the only one needs no comparison', () => {
    expect(route(network, [skilled('a'), anAgent('b')], now)).toMatchObject({ chosenId: 'a', chosenBy: 'ONLY_ONE' });
  });
});

describe('a reopened ticket', () => {
  const reopened = { ...network, lastAgentId: 'last' };
  const better = skilled('better', { skills: { vpn: 5 } });

  test('ASG-03 goes to the agent who had it, though another scores higher', () => {
    expect(route(reopened, [better, skilled('last', { load: 700 })], now)).toMatchObject({
      chosenId: 'last',
      chosenBy: 'LAST_AGENT',
    });
  });

  test.each([
    ['away', skilled('last', { presence: 'AWAY' })],
    ['full', skilled('last', { load: 1000 })],
    ['of another team now', skilled('last', { teamIds: [] })],
  ])('ASG-03 is routed anew when that agent is %s', (_, last) => {
    expect(route(reopened, [last, better], now)).toMatchObject({ chosenId: 'better', chosenBy: 'ONLY_ONE' });
  });
});

describe('the explanation', () => {
  test('names every candidate, the eligible by score, then the others by how little stands in their way', () => {
    const { candidates } = route(
      network,
      [
        anAgent('d', { presence: 'AWAY' }),
        skilled('c', { load: 100 }),
        skilled('b', { presence: 'AWAY' }),
        skilled('a', { skills: { vpn: 4 } }),
      ],
      now,
    );
    expect(candidates.map(({ score, reasons }) => [score.agentId, reasons])).toEqual([
      ['a', []],
      ['c', []],
      ['b', ['AWAY']],
      ['d', ['MISSING_SKILL', 'AWAY']],
    ]);
  });

  test('shows the parts of each score', () => {
    const agent = skilled('a', { skills: { vpn: 5 }, load: 150, capacity: 900, lastAssignedAt: at('Mon 09:30') });
    expect(route(network, [agent], now).candidates[0]?.score).toEqual({
      agentId: 'a',
      skillSurplus: 2,
      load: 150,
      capacity: 900,
      lastAssignedAt: at('Mon 09:30'),
    });
  });

  test.each([
    ['nobody is asked', []],
    ['nobody is eligible', [anAgent('a'), skilled('b', { load: 1000 })]],
  ])('says that nobody was chosen when %s', (_, candidates) => {
    expect(route(network, candidates, now)).toMatchObject({ chosenId: null, chosenBy: null, relaxedBy: 0 });
  });
});

describe('skills that are relaxed', () => {
  const hard: RoutingRequest = { ...aRequest(), required: { vpn: 4, mail: 1 } };

  test('ASG-04 let somebody in who falls short by so many levels', () => {
    const agent = anAgent('a', { skills: { vpn: 2 } });
    expect(route({ ...hard, relaxations: 1 }, [agent], now).chosenId).toBeNull();
    const explanation = route({ ...hard, relaxations: 2 }, [agent], now);
    expect(explanation).toMatchObject({ chosenId: 'a', relaxedBy: 2, asked: hard.required });
    expect(explanation.held).toEqual({ vpn: 2 }); // mail is needed no longer
    expect(explanation.candidates[0]?.score.skillSurplus).toBe(-3);
  });

  test('ASG-04 are relaxed no further than needed: who meets them wholly is preferred', () => {
    const half = anAgent('a', { skills: { vpn: 3, mail: 5 } });
    const whole = anAgent('b', { skills: { vpn: 4, mail: 1 }, load: 700 });
    expect(route({ ...hard, relaxations: 4 }, [half, whole], now)).toMatchObject({ chosenId: 'b', relaxedBy: 0 });
  });

  test('are explained as they were asked for when relaxing does not help', () => {
    const away = anAgent('a', { presence: 'AWAY' });
    const explanation = route({ ...hard, relaxations: 4 }, [away], now);
    expect(explanation).toMatchObject({ chosenId: null, relaxedBy: 0 });
    expect(explanation.candidates[0]?.reasons).toEqual(['MISSING_SKILL', 'AWAY']);
  });
});

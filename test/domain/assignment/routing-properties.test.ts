import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drain, type Queued } from '../../../src/domain/assignment/backlog.js';
import { standingOf, type Candidate } from '../../../src/domain/assignment/eligibility.js';
import { route } from '../../../src/domain/assignment/route.js';
import { relaxed } from '../../../src/domain/assignment/skills.js';
import { PRIORITIES } from '../../../src/domain/ticket/ticket.js';
import { at } from '../../support/builders.js';
import { officeHours } from '../sla/desk.js';
import { anAgent, aRequest, now, queued } from './desk.js';

const levels = fc.dictionary(fc.constantFrom('vpn', 'mail', 'payroll'), fc.integer({ min: 1, max: 5 }));
const ids = ['ann', 'bo', 'cem', 'dai', 'eva', 'fu'];
const moments = [at('Mon 08:00'), at('Mon 09:00'), at('Mon 09:30')];

/** Small numbers, so that ties and full agents are common. */
const anyAgent = (id: string): fc.Arbitrary<Candidate> =>
  fc
    .record({
      teamIds: fc.constantFrom(['service-desk'], ['service-desk'], ['network'], []),
      skills: levels,
      shift: fc.constantFrom(null, officeHours),
      presence: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'AWAY', 'OFFLINE'),
      load: fc.integer({ min: 0, max: 8 }).map((points) => points * 25),
      capacity: fc.integer({ min: 0, max: 8 }).map((points) => points * 100),
      lastAssignedAt: fc.constantFrom(null, ...moments),
    })
    .map((said) => anAgent(id, said));

const agents = fc.tuple(...ids.map(anyAgent)).chain((all) => fc.shuffledSubarray([...all]));
const request = fc
  .record({
    weight: fc.integer({ min: 1, max: 5 }).map((points) => points * 100),
    required: levels,
    relaxations: fc.integer({ min: 0, max: 5 }),
    excludedIds: fc.subarray(ids, { maxLength: 2 }),
    lastAgentId: fc.constantFrom(null, null, ...ids),
  })
  .map((said) => aRequest(said));
const queue = fc
  .array(fc.tuple(request, fc.constantFrom(...PRIORITIES), fc.constantFrom(...moments)), { maxLength: 12 })
  .map((drawn): readonly Queued[] =>
    drawn.map(([asked, priority, queuedSince], i) => queued(`ticket-${i}`, { ...asked, priority, queuedSince })),
  );
const moment = fc.constantFrom(now, at('Mon 03:00'), at('Mon 09:00'), at('Mon 17:00'));

const always = <T>(drawn: fc.Arbitrary<T>, claim: (value: T) => void) =>
  fc.assert(fc.property(drawn, claim), { numRuns: 500 });

describe('routing one ticket', () => {
  test('ASG-05 gives the same answer whatever the order of the candidates', () => {
    const shuffled = agents.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    always(fc.tuple(request, shuffled, moment), ([asked, [some, same], when]) => {
      expect(route(asked, same, when)).toEqual(route(asked, some, when));
    });
  });

  test('ASG-06 is not changed by an agent who is not eligible', () => {
    always(fc.tuple(request, agents, moment), ([asked, some, when]) => {
      const { chosenId, chosenBy, relaxedBy, candidates } = route(asked, some, when);
      for (const { score, reasons } of candidates.filter((each) => each.reasons.length > 0)) {
        const without = route(
          asked,
          some.filter(({ id }) => id !== score.agentId),
          when,
        );
        expect({ reasons, ...without }).toMatchObject({ chosenId, chosenBy, relaxedBy });
      }
    });
  });

  test('ASG-07 chooses only somebody eligible, and leaves nobody waiting while there is one', () => {
    always(fc.tuple(request, agents, moment), ([asked, some, when]) => {
      const mayGetIt = (steps: number) =>
        some.filter(
          (agent) =>
            standingOf(agent, { ...asked, required: relaxed(asked.required, steps) }, when).reasons.length === 0,
        );
      const { chosenId, relaxedBy } = route(asked, some, when);
      if (chosenId === null) expect(mayGetIt(asked.relaxations)).toEqual([]);
      else expect(mayGetIt(relaxedBy).map(({ id }) => id)).toContain(chosenId);
    });
  });
});

describe('draining a backlog', () => {
  test('ASG-08 pushes nobody over capacity, and gives each ticket once', () => {
    always(fc.tuple(queue, agents, moment), ([tickets, some, when]) => {
      const routed = drain(tickets, some, when);
      expect(routed.map(({ ticketId }) => ticketId).toSorted()).toEqual(
        tickets.map(({ ticketId }) => ticketId).toSorted(),
      );
      for (const agent of some) {
        const given = routed.filter(({ explanation }) => explanation.chosenId === agent.id);
        const weights = given.map(({ ticketId }) => tickets.find((ticket) => ticket.ticketId === ticketId)!.weight);
        const load = weights.reduce((sum, weight) => sum + weight, agent.load);
        if (given.length > 0) expect(load).toBeLessThanOrEqual(agent.capacity);
      }
    });
  });

  test('ASG-07 leaves no ticket in the queue that somebody could take afterwards', () => {
    always(fc.tuple(queue, agents, moment), ([tickets, some, when]) => {
      const routed = drain(tickets, some, when);
      const weightGivenTo = (id: string) =>
        routed
          .filter(({ explanation }) => explanation.chosenId === id)
          .reduce((sum, { ticketId }) => sum + tickets.find((ticket) => ticket.ticketId === ticketId)!.weight, 0);
      const fuller = some.map((agent) => ({ ...agent, load: agent.load + weightGivenTo(agent.id) }));
      const left = routed.filter(({ explanation }) => explanation.chosenId === null).map(({ ticketId }) => ticketId);
      const again = drain(
        tickets.filter(({ ticketId }) => left.includes(ticketId)),
        fuller,
        when,
      );
      expect(again.map(({ explanation }) => explanation.chosenId)).toEqual(left.map(() => null));
    });
  });

  test('ASG-05 gives the same answer whatever the order of queue and candidates', () => {
    always(fc.tuple(queue, agents, moment), ([tickets, some, when]) => {
      expect(drain(tickets.toReversed(), some.toReversed(), when)).toEqual(drain(tickets, some, when));
    });
  });
});

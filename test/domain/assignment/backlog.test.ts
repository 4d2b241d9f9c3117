import { describe, expect, test } from 'vitest';
import { drain, type Queued } from '../../../src/domain/assignment/backlog.js';
import { at } from '../../support/builders.js';
import { anAgent, now, queued } from './desk.js';

const drained = (queue: readonly Queued[], ...agents: readonly ReturnType<typeof anAgent>[]) =>
  drain(queue, agents, now).map(({ ticketId, explanation }) => [ticketId, explanation.chosenId]);

describe('a backlog', () => {
  test.each([
    ['the more urgent first', queued('b', { priority: 'P1', queuedSince: at('Mon 09:30') }), queued('a')],
    ['what has waited longer first', queued('b', { queuedSince: at('Mon 08:00') }), queued('a')],
    ['else by id', queued('a'), queued('b')],
  ])('is tried in turn: %s', (_, first, second) => {
    const agent = anAgent('ann', { capacity: 300 }); // for one
    expect(drained([second, first], agent)).toEqual([
      [first.ticketId, 'ann'],
      [second.ticketId, null],
    ]);
  });

  test('is spread: whoever got one is fuller, and was last given something, for the next', () => {
    expect(drained([queued('1'), queued('2'), queued('3')], anAgent('ann'), anAgent('bo'))).toEqual([
      ['1', 'ann'],
      ['2', 'bo'],
      ['3', 'ann'],
    ]);
  });

  test('is not held up by a ticket that nobody can take', () => {
    const stuck = queued('stuck', { priority: 'P1', required: { payroll: 5 } });
    expect(drained([stuck, queued('next')], anAgent('ann'))).toEqual([
      ['stuck', null],
      ['next', 'ann'],
    ]);
  });

  test('a light ticket still goes where a heavy one did not fit', () => {
    const heavy = queued('heavy', { priority: 'P1', weight: 500 });
    expect(drained([heavy, queued('light', { weight: 100 })], anAgent('ann', { capacity: 300 }))).toEqual([
      ['heavy', null],
      ['light', 'ann'],
    ]);
  });

  test('of nothing comes to nothing', () => expect(drained([], anAgent('ann'))).toEqual([]));
});

/** Values for tests of who gets a ticket: an agent who may have anything, and a ticket that asks for little. */
import type { Candidate } from '../../../src/domain/assignment/eligibility.js';
import type { Queued } from '../../../src/domain/assignment/backlog.js';
import type { RoutingRequest } from '../../../src/domain/assignment/route.js';
import type { Weighing } from '../../../src/domain/assignment/workload.js';
import { at } from '../../support/builders.js';

/** The moment at which tickets are routed here. */
export const now = at('Mon 10:00');

/** Somebody of the service desk who is there, always on shift, and has ten points free; unless said otherwise. */
export const anAgent = (id: string, said: Partial<Candidate> = {}): Candidate => ({
  id,
  teamIds: ['service-desk'],
  skills: {},
  shift: null,
  presence: 'AVAILABLE',
  load: 0,
  capacity: 1000,
  lastAssignedAt: null,
  ...said,
});

/** A ticket of the service desk that weighs three points and needs no skill, unless said otherwise. */
export const aRequest = (said: Partial<RoutingRequest> = {}): RoutingRequest => ({
  teamIds: ['service-desk'],
  weight: 300,
  required: {},
  excludedIds: [],
  relaxations: 0,
  lastAgentId: null,
  ...said,
});

/** The same, in the queue since nine. */
export const queued = (ticketId: string, said: Partial<Queued> = {}): Queued => ({
  ...aRequest(),
  ticketId,
  priority: 'P3',
  queuedSince: at('Mon 09:00'),
  ...said,
});

/** P1 weighs five points, P5 one; who waits counts a quarter. */
export const weighing: Weighing = { weights: { P1: 5, P2: 4, P3: 3, P4: 2, P5: 1 }, waitingPercent: 25 };

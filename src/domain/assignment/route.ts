/** Decides which agent gets a ticket, and explains it: every candidate, how they score, and why they were passed over. */

import { byCodePoint } from '../bounds.js';
import type { Instant } from '../instant.js';
import { type Candidate, type Demand, standingOf, type Standing } from './eligibility.js';
import { byScore, decidingPart, type Score, type ScorePart, scoreOf } from './score.js';
import { relaxed, type SkillLevels } from './skills.js';

/** What is asked when a ticket is routed. */
export interface RoutingRequest extends Demand {
  /** Up to how many levels the skills may be relaxed by now. */
  readonly relaxations: number;
  /** Who worked it in the cycle before: they get it back if they are eligible. Null when nobody did. */
  readonly lastAgentId: string | null;
}

/** One candidate as the explanation shows them. */
export interface Considered extends Standing {
  readonly score: Score;
}

/** What decided between the chosen agent and the others. */
export type ChosenBy = 'LAST_AGENT' | 'ONLY_ONE' | ScorePart;

/** Why the ticket went where it went. The same request, candidates and moment always give the same one. */
export interface Explanation {
  readonly at: Instant;
  /** Null: nobody is eligible, and the ticket stays in its queue. */
  readonly chosenId: string | null;
  /** Null when nobody was chosen. */
  readonly chosenBy: ChosenBy | null;
  /** By how many levels the skills were relaxed; 0 when somebody meets them, or when that would not have helped. */
  readonly relaxedBy: number;
  /** The skills as they were asked for, and as they held. */
  readonly asked: SkillLevels;
  readonly held: SkillLevels;
  /** Everybody who came into question: the eligible by score, then the others by how little stands in their way. */
  readonly candidates: readonly Considered[];
}

/**
 * Decides who gets the ticket. Skills are relaxed no further than somebody needs to become eligible, so an agent who meets the whole
 * requirement is always preferred to one who doesn't.
 */
export function route(request: RoutingRequest, candidates: readonly Candidate[], now: Instant): Explanation {
  for (let relaxedBy = 0; relaxedBy <= request.relaxations; relaxedBy += 1) {
    const explanation = routeAt(request, relaxedBy, candidates, now);
    if (explanation.chosenId !== null) return explanation;
  }
  return routeAt(request, 0, candidates, now);
}

function routeAt(
  request: RoutingRequest,
  relaxedBy: number,
  candidates: readonly Candidate[],
  now: Instant,
): Explanation {
  const held = relaxed(request.required, relaxedBy);
  const considered = candidates
    .map((candidate) => ({
      score: scoreOf(candidate, request.required),
      ...standingOf(candidate, { ...request, required: held }, now),
    }))
    .toSorted(byStanding);
  const eligible = considered.filter(isEligible).map(({ score }) => score);
  const choice = choose(eligible, request.lastAgentId);
  return { at: now, ...choice, relaxedBy, asked: request.required, held, candidates: considered };
}

function choose(
  [best, second, ...others]: readonly Score[],
  lastAgentId: string | null,
): Pick<Explanation, 'chosenId' | 'chosenBy'> {
  if (!best) return { chosenId: null, chosenBy: null };
  if ([best, second, ...others].some((score) => score?.agentId === lastAgentId))
    return { chosenId: lastAgentId, chosenBy: 'LAST_AGENT' };
  return { chosenId: best.agentId, chosenBy: second ? decidingPart(best, second) : 'ONLY_ONE' };
}

const isEligible = ({ reasons }: Considered): boolean => reasons.length === 0;

/** Scores are compared among the eligible only: a capacity of 0 has no ratio. */
const byStanding = (a: Considered, b: Considered): number =>
  isEligible(a) && isEligible(b)
    ? byScore(a.score, b.score)
    : a.reasons.length - b.reasons.length || byCodePoint(a.score.agentId, b.score.agentId);

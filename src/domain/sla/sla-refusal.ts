/** Defines what the SLA clock answers when a calendar, a policy or a target can't be kept: a value with a code and its facts. */

/** An expected answer that says no. `facts` hold what is needed to say why; a `field` among them is a path. */
export interface SlaRefusal<C extends string = string, F = unknown> {
  readonly kind: 'Refusal';
  readonly code: C;
  readonly facts: F;
}

/** A refusal with its code and facts. */
export const refuse = <C extends string, F>(code: C, facts: F): SlaRefusal<C, F> => ({ kind: 'Refusal', code, facts });

/** Whether an answer is a refusal of the clock. */
export const isSlaRefusal = (answer: unknown): answer is SlaRefusal =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'Refusal' && 'code' in answer;

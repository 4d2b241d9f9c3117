import type { FieldNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../domain/access/roles.js';
import type { Reading } from './declare.js';
import { planObject, type Plan } from './plan.js';
import { readingOf } from './readings.js';
import type { Document } from './selection.js';

/** Plans for the places of one operation (a document and its variables), each made once for one actor. */
export class Plans {
  readonly #numbers = new Map<FieldNode, number>();
  readonly #plans = new Map<string, Plan>();

  constructor(readonly actor: Actor) {}

  /** A name for these places, together: the same place may be asked with others or without, and only all of them say what is asked. */
  nameOf(nodes: readonly FieldNode[]): string {
    return nodes.map((node) => this.#numberOf(node)).join();
  }

  /** What is read of an object for these places. */
  of(reading: Reading, nodes: readonly FieldNode[], document: Document): Plan {
    const name = `${reading.name} ${this.nameOf(nodes)}`;
    const known = this.#plans.get(name);
    if (known) return known;
    const { schema, fragments, variableValues } = document; // and not the event it came with: a plan outlives that
    const planning = { document: { schema, fragments, variableValues }, actor: this.actor, readingOf };
    const plan = planObject(reading, nodes, 't', planning);
    this.#plans.set(name, plan);
    return plan;
  }

  #numberOf(node: FieldNode): number {
    const number = this.#numbers.get(node) ?? this.#numbers.size;
    this.#numbers.set(node, number);
    return number;
  }
}

/** Finds the plans of an operation that is answered again and again, by what stands for it, for an actor. */
export type PlansOf = (operation: object, actor: Actor) => Plans;

/** Keeps the plans of so many operations, those of the actor who asked last; what was not asked for the longest is made again. */
export function keepPlans(most: number): PlansOf {
  const kept = new LRUCache<object, Plans>({ max: most });
  return (operation, actor) => {
    const known = kept.get(operation);
    if (known?.actor === actor) return known;
    const plans = new Plans(actor);
    kept.set(operation, plans);
    return plans;
  };
}

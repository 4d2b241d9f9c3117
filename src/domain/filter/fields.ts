/** Defines by what each type of object can be filtered. */

import type { NodeType } from '../global-id.js';
import type { RelatedType } from './condition.js';

/** How a filter's field is compared, and which fact of the object it is about. */
export type FilterField =
  | { readonly kind: 'id'; readonly fact: string; readonly type: NodeType }
  | {
      readonly kind: 'text' | 'choice' | 'number' | 'instant' | 'labels' | 'flag' | 'present' | 'members';
      readonly fact: string;
    }
  /** Through a single id (`fact`), or through a list of ids where `list` is set. */
  | { readonly kind: 'related'; readonly fact: string; readonly type: RelatedType; readonly list?: true };

/** The fields of each filter of the contract, besides `and`, `or` and `not`. */
export const FILTER_FIELDS = {
  Ticket: {
    id: { kind: 'id', fact: 'id', type: 'Ticket' },
    number: { kind: 'text', fact: 'number' },
    externalId: { kind: 'text', fact: 'externalId' },
    type: { kind: 'choice', fact: 'type' },
    status: { kind: 'choice', fact: 'status' },
    waitingReason: { kind: 'choice', fact: 'waitingReason' },
    subject: { kind: 'text', fact: 'subject' },
    description: { kind: 'text', fact: 'description' },
    impact: { kind: 'choice', fact: 'impact' },
    urgency: { kind: 'choice', fact: 'urgency' },
    priority: { kind: 'choice', fact: 'priority' },
    channel: { kind: 'choice', fact: 'channel' },
    tags: { kind: 'labels', fact: 'tags' },
    customFields: { kind: 'members', fact: 'customFields' },
    requester: { kind: 'related', fact: 'requesterId', type: 'Person' },
    assignee: { kind: 'related', fact: 'assigneeId', type: 'Person' },
    isAssigned: { kind: 'present', fact: 'assigneeId' },
    organization: { kind: 'related', fact: 'organizationId', type: 'Organization' },
    team: { kind: 'related', fact: 'teamId', type: 'Team' },
    category: { kind: 'related', fact: 'categoryId', type: 'Category' },
    service: { kind: 'related', fact: 'serviceIds', type: 'Service', list: true },
    cycle: { kind: 'number', fact: 'cycle' },
    unattended: { kind: 'flag', fact: 'unattended' },
    openedAt: { kind: 'instant', fact: 'openedAt' },
    updatedAt: { kind: 'instant', fact: 'updatedAt' },
    resolvedAt: { kind: 'instant', fact: 'resolvedAt' },
    closedAt: { kind: 'instant', fact: 'closedAt' },
  },
  Person: {
    id: { kind: 'id', fact: 'id', type: 'Person' },
    name: { kind: 'text', fact: 'name' },
    email: { kind: 'text', fact: 'email' },
    externalId: { kind: 'text', fact: 'externalId' },
    role: { kind: 'choice', fact: 'role' },
    organization: { kind: 'related', fact: 'organizationId', type: 'Organization' },
    active: { kind: 'flag', fact: 'active' },
  },
  Organization: {
    id: { kind: 'id', fact: 'id', type: 'Organization' },
    name: { kind: 'text', fact: 'name' },
    externalId: { kind: 'text', fact: 'externalId' },
  },
  Team: {
    id: { kind: 'id', fact: 'id', type: 'Team' },
    name: { kind: 'text', fact: 'name' },
    active: { kind: 'flag', fact: 'active' },
  },
  Category: {
    id: { kind: 'id', fact: 'id', type: 'Category' },
    name: { kind: 'text', fact: 'name' },
    parent: { kind: 'related', fact: 'parentId', type: 'Category' },
    active: { kind: 'flag', fact: 'active' },
  },
  Service: {
    id: { kind: 'id', fact: 'id', type: 'Service' },
    name: { kind: 'text', fact: 'name' },
    active: { kind: 'flag', fact: 'active' },
  },
} as const satisfies Record<'Ticket' | RelatedType, Readonly<Record<string, FilterField>>>;

/** Types that can be filtered. */
export type FilteredType = keyof typeof FILTER_FIELDS;

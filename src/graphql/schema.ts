import 'reflect-metadata';
import { makeExecutableSchema } from '@graphql-tools/schema';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import type { Answer } from './answer.js';
import type { Mutation, Query } from './contract.generated.js';
import { NodeResolver } from './common/node.resolvers.js';
import { AlreadyExistsResolver, VersionConflictResolver } from './common/refusal.resolvers.js';
import {
  AssignmentCandidateResolver,
  AssignmentExplanationResolver,
  AssignmentResolver,
  SkillLevelResolver,
} from './assignment/assignment.resolvers.js';
import { EndingMutations, FeedbackInvitationResolver } from './endings/endings.resolvers.js';
import { DeskMutations } from './desk/desk.mutations.js';
import { CatalogueResolver, OrganizationResolver, PersonResolver } from './desk/desk.resolvers.js';
import { AgentPresenceChangeResolver, AgentQueueResolver, AgentsResolver } from './live/agents.resolvers.js';
import { IntakeResolver } from './intake/intake.resolvers.js';
import { CountersResolver } from './live/counters.resolvers.js';
import { PresenceResolver } from './live/presence.resolvers.js';
import { NotificationResolver, TicketChangeResolver, TicketCountResolver } from './live/live.resolvers.js';
import { SessionResolver } from './session/session.resolvers.js';
import { FeedbackFiguresResolver } from './endings/feedback-figures.js';
import { AttainmentResolver } from './sla/attainment.resolvers.js';
import { OutageResolver, ServiceAvailabilityResolver } from './sla/availability.resolvers.js';
import { PolicyResolver } from './sla/policy.resolvers.js';
import { SlaResolver } from './sla/sla.resolvers.js';
import { SlaEscalationResolver, SlaSubscriptions, TargetResolver } from './sla/target.resolvers.js';
import { TeamOlaResolver, TeamTargetResolver, TicketTeamTargetsResolver } from './sla/team-target.resolvers.js';
import { runTimeFile } from '../run-time-files.js';
import { TicketMutations } from './ticket/ticket.mutations.js';
import { PriorityOverrideResolver, TicketResolver } from './ticket/ticket.resolvers.js';
import { TicketSubscriptions } from './ticket/ticket.subscriptions.js';

/** Every class that resolves something. */
export const resolverClasses = [
  NodeResolver,
  SessionResolver,
  EndingMutations,
  FeedbackInvitationResolver,
  AssignmentResolver,
  AssignmentExplanationResolver,
  AssignmentCandidateResolver,
  SkillLevelResolver,
  IntakeResolver,
  SlaResolver,
  PolicyResolver,
  AttainmentResolver,
  FeedbackFiguresResolver,
  ServiceAvailabilityResolver,
  OutageResolver,
  TargetResolver,
  SlaEscalationResolver,
  TeamOlaResolver,
  TeamTargetResolver,
  TicketTeamTargetsResolver,
  SlaSubscriptions,
  PersonResolver,
  OrganizationResolver,
  CatalogueResolver,
  DeskMutations,
  TicketResolver,
  PriorityOverrideResolver,
  TicketMutations,
  TicketSubscriptions,
  TicketChangeResolver,
  TicketCountResolver,
  NotificationResolver,
  AgentsResolver,
  AgentQueueResolver,
  AgentPresenceChangeResolver,
  CountersResolver,
  PresenceResolver,
  VersionConflictResolver,
  AlreadyExistsResolver,
] as const satisfies NonEmptyArray<Function>;

type Resolvers = InstanceType<(typeof resolverClasses)[number]>;

/** The fields of a root type that no method of their name answers as the contract says. */
type Unanswered<Root> = {
  [Field in keyof Root]: AnsweredBy<Resolvers, Field, Root[Field]> extends never ? Field : never;
}[keyof Root];

type AnsweredBy<Class, Field extends PropertyKey, Type> =
  Class extends Readonly<Record<Field, (...args: never) => Answer<Type | null> | Promise<Answer<Type | null>>>>
    ? Class
    : never;

type None<T extends never> = T;

/**
 * Does not compile where the answer of a query or a mutation lacks a property: the compiler names the field.
 * @public it is the compiler that uses it
 */
export type EveryAnswerIsWhole = None<Unanswered<Query & Mutation>>;

/** TypeGraphQL demands one even where every subscription has its own source. */
const noPubSub = {
  publish: () => {
    throw new Error('Events are read from the log; nothing is published');
  },
  subscribe: () => {
    throw new Error('Events are read from the log; nothing is subscribed to');
  },
};

/** The contract's text. */
export const contractText = (): string => runTimeFile('schema.graphql');

/** What the classes say the contract is; a test holds it against the contract itself. */
export const emittedSchema = (): GraphQLSchema =>
  buildSchemaSync({ resolvers: resolverClasses, validate: false, pubSub: noPubSub });

/** The contract, served as it stands, with the resolvers behind it. */
export const servedSchema = (): GraphQLSchema =>
  makeExecutableSchema({
    typeDefs: contractText(),
    resolvers: createResolversMap(emittedSchema()),
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });

import type { CodegenConfig } from '@graphql-codegen/cli';
import type { ClassesConfig } from './codegen/type-graphql-classes.ts';

const SCALARS_OF_CLIENTS = {
  Position: 'string',
  DateTime: 'string',
  Duration: 'string',
  TimeZone: 'string',
  EmailAddress: 'string',
  LocalDate: 'string',
  LocalTime: 'string',
  JSONObject: 'Record<string, unknown>',
};

const CLASSES: ClassesConfig = {
  scalars: {
    Position: 'number',
    DateTime: { input: 'Temporal.Instant', output: 'string | Temporal.Instant' },
    Duration: 'Temporal.Duration',
    LocalDate: 'string',
    LocalTime: 'string',
    TimeZone: 'string',
    EmailAddress: 'string',
    JSON: { input: 'string | number | boolean | null', output: 'string | number | boolean' },
    JSONObject: 'Readonly<Record<string, unknown>>',
  },
  enumValues: { TicketEventType: './ticket/ticket-event-type.js' },
  // Fields of values, which name an object by a UUID.
  computed: [
    ...['VersionConflict.current', 'AlreadyExists.existing', 'Session.person', 'Session.workspace'],
    ...['PriorityOverride.setBy', 'SlaEscalation.team', 'TeamOla.calendar', 'TeamTarget.team'],
    ...[
      'AssignmentExplanation.chosen',
      'AssignmentCandidate.person',
      'SkillLevel.skill',
      'AgentQueue.agent',
      'AgentPresenceChange.agent',
      'PersonPresence.person',
    ],
    ...['TicketChange.ticket', 'TicketChange.event', 'Notification.ticket', 'Notification.event', 'TeamCount.team'],
  ],
};

/**
 * Contract → the classes that serve it, and the types of the operations of `examples/operations` that tests and examples send.
 * What is served and what is read by people is `schema.graphql` itself.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/graphql/contract.generated.ts': { plugins: [{ './codegen/type-graphql-classes.ts': CLASSES }] },
    'examples/operations.generated.ts': {
      documents: 'examples/operations/*.graphql',
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        namingConvention: 'keep',
        disableDescriptions: true,
        scalars: { ...SCALARS_OF_CLIENTS, JSON: 'string | number | boolean' },
      },
    },
  },
};

export default config;

import graphql from '@graphql-eslint/eslint-plugin';

// Only the contract is linted here: oxlint reads the code, and has no rules for GraphQL.
export default [
  {
    files: ['schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema.graphql' } } },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,

      // Off: it wants one style throughout. Types and fields speak in blocks; arguments and input fields, which stand in long lists, in
      // one line each. That everything speaks at all is proved by test/contract/rules.test.ts.
      '@graphql-eslint/description-style': 'off',

      // A list that is short by nature (userErrors, tags, the cells of a matrix) is a plain list: its largest size is in its description.
      // Everything that grows is a connection, whose shape this rule still holds.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
      ],

      // What can be asked for again has an id. These can't: pages and answers live as long as one response, refusals are messages, and
      // values are part of the object that holds them.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Edge', 'Payload'],
            types: [
              'PageInfo',
              ...['InvalidInput', 'NotFound', 'NotAllowed', 'TransitionRefused', 'VersionConflict', 'AlreadyExists'],
              'PlainRefusal',
              ...[
                'PriorityMatrixCell',
                'SlaSimulation',
                'SlaExplanation',
                'ExplainedWindow',
                'ExplainedPause',
                'ExplainedHoliday',
                ...['WeeklyOpening', 'OpeningWindow', 'Holiday', 'OpeningException'],
                ...['WorkRules', 'PriorityWeight', 'SkillLevel', 'AssignmentExplanation', 'AssignmentCandidate'],
                'LeftOutHoliday',
                'SlaMoment',
                'SlaAttainment',
                'FeedbackFigures',
                'AgentQueue',
                'AgentPresenceChange',
                'ServiceAvailability',
                ...['TeamOla', 'TeamTarget'],
                ...['IntakeForm', 'FormField', 'DraftAdvice', 'DraftLack'],
                ...['SlaTarget', 'TargetLength', 'SlaPausing', 'SlaWarning', 'SlaEscalation'],
                'ResolutionCode',
                'TeamMembership',
                'PriorityOverride',
                'Contact',
                'TicketDetails',
              ],
              ...['TicketChange', 'TicketFieldValues', 'Notification'],
              ...[
                'TicketCount',
                'DeskCounters',
                'StatusPriorityCount',
                'TeamCount',
                'TicketPresence',
                'PersonPresence',
              ],
              ...['CustomFieldValue', 'AllowedTransition', 'TicketPriorities', 'Session'],
            ],
          },
        },
      ],
    },
  },
];

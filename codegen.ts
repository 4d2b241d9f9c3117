import type { CodegenConfig } from '@graphql-codegen/cli';

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

/**
 * Contract → types only: for the classes that serve it, and for the operations of `examples/operations` that tests and examples send.
 * What is served and what is read by people is `schema.graphql` itself.
 */
const config: CodegenConfig = {
  schema: 'schema.graphql',
  generates: {
    'src/graphql/contract.generated.ts': {
      plugins: ['typescript'],
      config: {
        enumsAsTypes: true,
        skipTypename: true,
        onlyOperationTypes: false,
        useTypeImports: true,
        disableDescriptions: true,
        maybeValue: 'T | null',
        inputMaybeValue: 'T | null | undefined',
        namingConvention: 'keep',
        strictScalars: true,
        avoidOptionals: { field: true, object: true },
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
      },
    },
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

import type { CodegenConfig } from '@graphql-codegen/cli';

/** Contract → types only. What is served and what is read by people is `schema.graphql` itself. */
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
          TimeZone: 'string',
          EmailAddress: 'string',
          JSON: { input: 'string | number | boolean | null', output: 'string | number | boolean' },
        },
      },
    },
  },
};

export default config;

/**
 * A plugin of GraphQL Code Generator: TypeGraphQL's classes of a schema. Enums, inputs, interfaces, object types and unions become what one
 * would write by hand; of Query, Mutation and Subscription only the types of their fields, because resolvers are written by hand. Defaults,
 * `@oneOf`, deprecations and descriptions stay in the schema, which is what is served. What TypeGraphQL can't say is refused by name.
 */
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLType,
  type GraphQLUnionType,
} from 'graphql';

/** How the classes are written. Modules are given as the generated file imports them. */
export interface ClassesConfig {
  /** TypeScript's type of each scalar, as resolvers receive it in an input and may answer it in an output. */
  readonly scalars?: Readonly<Record<string, { readonly input: string; readonly output: string } | string>>;
  /** The module that exports every scalar by its name. @default './scalars.js' */
  readonly scalarsFrom?: string;
  /** The module that exports `typeName(value)`: the name of the object type that a value of an interface or a union is. @default './type-name.js' */
  readonly typeNameFrom?: string;
  /** Enums whose values are others inside: the module of each, which exports a function `<enum>Value` from the schema's value to the one inside. */
  readonly enumValues?: Readonly<Record<string, string>>;
  /** Fields, as `Type.field`, that the class leaves out: their resolver names the type, so that a missing one is noticed. */
  readonly computed?: readonly string[];
}

const DECORATORS = [
  ...['createUnionType', 'Field', 'Float', 'ID', 'InputType', 'Int', 'InterfaceType', 'ObjectType', 'registerEnumType'],
] as const;

/** The names that the generated file imports; no type may have one. */
const TAKEN: ReadonlySet<string> = new Set([...DECORATORS, 'typeName']);

const TYPES_OF_SPECIFIED: Readonly<Record<string, string>> = {
  ...{ ID: 'string', String: 'string', Boolean: 'boolean', Int: 'number', Float: 'number' },
};

/** What GraphQL Code Generator calls: the generated file's text. */
export function plugin(schema: GraphQLSchema, _documents: unknown, config: ClassesConfig): string {
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const taken = types.find(({ name }) => TAKEN.has(name));
  if (taken) throw new Error(`${taken.name}: the generated file imports something of this name`);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (root) => !!root,
  );
  const write = new Writer(config);
  const parts = [
    ...types.filter(isEnumType).map((type) => write.enumOf(type)),
    ...types.filter(isInputObjectType).map((type) => write.inputOf(type)),
    // `implements` is read at once. An interface lists all that it implements, also indirectly: those with fewer come first.
    ...types
      .filter(isInterfaceType)
      .toSorted((a, b) => a.getInterfaces().length - b.getInterfaces().length)
      .map((type) => write.interfaceOf(type)),
    ...types.filter((type) => isObjectType(type) && !roots.includes(type)).map((type) => write.objectOf(type)),
    ...types.filter(isUnionType).map((type) => write.unionOf(type)),
    ...roots.map((type) => write.rootOf(type)),
  ];
  write.refuseUnknown(types);
  return [importsOf(types, config), ...parts].join('\n\n') + '\n';
}

function importsOf(
  types: readonly GraphQLNamedType[],
  { scalarsFrom = './scalars.js', typeNameFrom = './type-name.js', enumValues = {} }: ClassesConfig,
): string {
  const scalars = types.filter(isScalarType).map(({ name }) => name);
  return [
    '// Made of schema.graphql by `npm run codegen`: never edited.',
    `import { ${DECORATORS.join(', ')} } from 'type-graphql';`,
    ...Object.entries(enumValues).map(([name, from]) => `import { ${insideOf(name)} } from '${from}';`),
    ...(scalars.length ? [`import { ${scalars.join(', ')} } from '${scalarsFrom}';`] : []),
    `import { typeName } from '${typeNameFrom}';`,
  ].join('\n');
}

/** The function that answers the value inside of an enum's value. */
const insideOf = (name: string): string => `${name[0]!.toLowerCase()}${name.slice(1)}Value`;

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

class Writer {
  readonly #config: ClassesConfig;
  /** Of the fields that the configuration leaves out, those that were not met. */
  readonly #unmet: Set<string>;

  constructor(config: ClassesConfig) {
    this.#config = config;
    this.#unmet = new Set(config.computed);
  }

  enumOf(type: GraphQLEnumType): string {
    const { name } = type;
    const inside = this.#config.enumValues?.[name];
    const values = type
      .getValues()
      .map((value) => `  ${value.name}: ${inside ? `${insideOf(name)}('${value.name}')` : `'${value.name}'`},`);
    return [
      ...[`export const ${name} = {`, ...values, '} as const;'],
      `export type ${name} = (typeof ${name})[keyof typeof ${name}];`,
      `registerEnumType(${name}, { name: '${name}' });`,
    ].join('\n');
  }

  inputOf(type: GraphQLInputObjectType): string {
    const fields = Object.values(type.getFields()).map((field) => {
      // Absent is only what may be null and has no default.
      const mark = isNonNullType(field.type) || field.defaultValue !== undefined ? '!' : '?';
      return this.#property(type, field, mark, 'input');
    });
    return classOf(`@InputType('${type.name}')`, `class ${type.name}`, fields);
  }

  interfaceOf(type: GraphQLInterfaceType): string {
    const withArguments = Object.values(type.getFields()).find(({ args }) => args.length);
    if (withArguments)
      throw new Error(`${type.name}.${withArguments.name}: TypeGraphQL gives an interface's field no arguments`);
    const options = [...implementsOf(type), 'resolveType: typeName'].join(', ');
    const fields = Object.values(type.getFields()).map((field) => this.#property(type, field, '!', 'output'));
    return classOf(`@InterfaceType('${type.name}', { ${options} })`, `abstract class ${type.name}`, fields);
  }

  /** An interface's fields are written again: a resolver of a field of the interface's class would not be inherited. */
  objectOf(type: GraphQLNamedType): string {
    const object = type as GraphQLObjectType;
    // Simple: graphql-js reads the property, and calls one that is a function. TypeGraphQL's own way would return the function.
    const options = [...implementsOf(object), 'simpleResolvers: true'].join(', ');
    const fields = Object.values(object.getFields())
      .filter((field) => !this.#isComputed(object, field))
      .map((field) => this.#property(object, field, '!', 'output'));
    return classOf(`@ObjectType('${object.name}', { ${options} })`, `class ${object.name}`, fields);
  }

  unionOf(type: GraphQLUnionType): string {
    const { name } = type;
    const members = type.getTypes().map((member) => member.name);
    return [
      `export const ${name} = createUnionType({`,
      ...[`  name: '${name}',`, `  types: () => [${members.join(', ')}] as const,`, '  resolveType: typeName,', '});'],
      `export type ${name} = ${members.join(' | ')};`,
    ].join('\n');
  }

  rootOf(type: GraphQLObjectType): string {
    const fields = Object.values(type.getFields()).map(
      (field) => `  ${field.name}: ${this.#typeScript(field.type, 'output')};`,
    );
    return [`export interface ${type.name} {`, ...fields, '}'].join('\n');
  }

  /** A configured field, enum or scalar that the schema does not have is a mistake of the configuration. */
  refuseUnknown(types: readonly GraphQLNamedType[]): void {
    const names = new Set(types.map(({ name }) => name));
    const { enumValues = {}, scalars = {} } = this.#config;
    const unknown = [...Object.keys(enumValues), ...Object.keys(scalars)].filter((name) => !names.has(name));
    if (unknown.length || this.#unmet.size)
      throw new Error(`${[...unknown, ...this.#unmet].join(', ')}: configured, but not in the schema`);
  }

  #isComputed(type: GraphQLObjectType, field: AnyField): boolean {
    const name = `${type.name}.${field.name}`;
    this.#unmet.delete(name);
    return this.#config.computed?.includes(name) ?? false;
  }

  #property(owner: GraphQLNamedType, field: AnyField, mark: '!' | '?', way: 'input' | 'output'): string {
    if (field.name === 'constructor')
      throw new Error(`${owner.name}.constructor: no property of a class has this name`);
    const { decorated, nullable } = decoratedType(field.type, `${owner.name}.${field.name}`);
    const options = nullable ? `, { nullable: ${nullable} }` : '';
    return `  @Field(() => ${decorated}${options}) ${field.name}${mark}: ${this.#typeScript(field.type, way)};`;
  }

  #typeScript(type: GraphQLType, way: 'input' | 'output'): string {
    if (!isNonNullType(type)) return `${this.#ofPresent(type, way)} | null`;
    return this.#ofPresent(type.ofType, way);
  }

  #ofPresent(type: GraphQLType, way: 'input' | 'output'): string {
    if (isListType(type)) {
      const item = this.#typeScript(type.ofType, way);
      return `${way === 'output' ? 'readonly ' : ''}${/[ <]/.test(item) ? `(${item})` : item}[]`;
    }
    if (!isScalarType(type)) return getNamedType(type)!.name;
    const configured = this.#config.scalars?.[type.name] ?? TYPES_OF_SPECIFIED[type.name];
    if (!configured) throw new Error(`${type.name}: no TypeScript type is configured for this scalar`);
    return typeof configured === 'string' ? configured : configured[way];
  }
}

const classOf = (decorator: string, head: string, fields: readonly string[]): string =>
  [decorator, `export ${head} {`, ...fields, '}'].join('\n');

const implementsOf = (type: GraphQLObjectType | GraphQLInterfaceType): readonly string[] => {
  const names = type.getInterfaces().map(({ name }) => name);
  return names.length ? [`implements: [${names.join(', ')}]`] : [];
};

/** A type as `@Field` names it, and its `nullable`, if it has any. */
function decoratedType(type: GraphQLType, place: string): { readonly decorated: string; readonly nullable: string } {
  const present = isNonNullType(type) ? type.ofType : type;
  const isNullable = present === type;
  if (!isListType(present)) return { decorated: getNamedType(present)!.name, nullable: isNullable ? 'true' : '' };
  const item: GraphQLType = present.ofType;
  const presentItem = isNonNullType(item) ? item.ofType : item;
  if (isListType(presentItem)) throw new Error(`${place}: TypeGraphQL can't say what may be null in a list of lists`);
  const ofItems = presentItem === item ? (isNullable ? `'itemsAndList'` : `'items'`) : isNullable ? 'true' : '';
  return { decorated: `[${getNamedType(presentItem)!.name}]`, nullable: ofItems };
}

import { describe, expect, test } from 'vitest';
import { aCodebase, cruised, filesOf, HOME } from './codebase.ts';

/** A package that only developers have. */
const PROBE = {
  'package.json': '{ "type": "module", "devDependencies": { "probe": "1.0.0" } }',
  'node_modules/probe/package.json': '{ "name": "probe", "version": "1.0.0", "main": "index.js" }',
  'node_modules/probe/index.js': 'exports.probe = 1;\n',
};

describe('the layers', () => {
  test('every layer looks only down, nothing imports in circles, and every file of src was read', async () => {
    const { read, broken } = await cruised(HOME);
    expect(broken).toEqual([]);
    expect(read.toSorted()).toEqual(filesOf(HOME));
    expect(read.length).toBeGreaterThan(50); // a guard that has read nothing is red
  });

  // Rule, the files that break it, and the import that must be found.
  const faults: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    [
      'a type-only import upward',
      {
        'src/domain/ticket/ticket.ts':
          "import type { TicketRow } from '../../persistence/tables/ticket.js';\nexport type Ticket = TicketRow;\n",
        'src/persistence/tables/ticket.ts': 'export interface TicketRow { readonly id: string }\n',
      },
      'domain looks only down: src/domain/ticket/ticket.ts → src/persistence/tables/ticket.ts',
    ],
    [
      'a type that is named by import()',
      {
        'src/actions/move.ts': "export type Context = import('../graphql/context.js').Context;\n",
        'src/graphql/context.ts': 'export interface Context { readonly id: string }\n',
      },
      'actions looks only down: src/actions/move.ts → src/graphql/context.ts',
    ],
    [
      'a type that is handed on',
      {
        'src/realtime/feed.ts': "export type { Row } from '../persistence/tables/row.js';\n",
        'src/persistence/tables/row.ts': 'export interface Row { readonly id: string }\n',
      },
      'realtime looks only down: src/realtime/feed.ts → src/persistence/tables/row.ts',
    ],
    [
      'a table that a resolver reads',
      {
        'src/graphql/ticket.resolvers.ts':
          "import { row } from '../persistence/tables/row.js';\nexport const ticket = row;\n",
        'src/persistence/tables/row.ts': 'export const row = 1;\n',
      },
      'graphql looks only down: src/graphql/ticket.resolvers.ts → src/persistence/tables/row.ts',
    ],
    [
      'a rule that the transport reads',
      {
        'src/serving/http.ts': "import { rule } from '../domain/ticket/rule.js';\nexport const http = rule;\n",
        'src/domain/ticket/rule.ts': 'export const rule = 1;\n',
      },
      'serving looks only down: src/serving/http.ts → src/domain/ticket/rule.ts',
    ],
    [
      'settings that are read below the server',
      {
        'src/integrations/mail.ts': "import { port } from '../settings.js';\nexport const mail = port;\n",
        'src/settings.ts': 'export const port = 25;\n',
      },
      'integrations looks only down: src/integrations/mail.ts → src/settings.ts',
    ],
    [
      'a package in the domain',
      { ...PROBE, 'src/domain/it.ts': "import { probe } from 'probe';\nexport const it = probe;\n" },
      'the domain imports no package: src/domain/it.ts → node_modules/probe/index.js',
    ],
    [
      'a module of Node in the domain',
      { 'src/domain/id.ts': "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID;\n" },
      'the domain imports no package: src/domain/id.ts → crypto',
    ],
    [
      'two files that import each other, if only for a type',
      {
        'src/actions/a.ts': "import type { B } from './b.js';\nexport type A = B | 1;\n",
        'src/actions/b.ts': "import type { A } from './a.js';\nexport type B = A | 2;\n",
      },
      'nothing imports in circles: src/actions/a.ts → src/actions/b.ts',
    ],
    [
      'an entrance that imports more than the version check before it has run',
      { 'src/main.ts': "import { run } from './run.js';\nrun();\n", 'src/run.ts': 'export const run = () => {};\n' },
      'entrances import only the version check before it has run: src/main.ts → src/run.ts',
    ],
    [
      'a file that belongs to no layer',
      {
        'src/utils/text.ts': "import { a } from './a.js';\nexport const b = a;\n",
        'src/utils/a.ts': 'export const a = 1;\n',
      },
      'every file belongs to a layer: src/utils/text.ts → src/utils/a.ts',
    ],
    [
      "a developers' package in what runs",
      {
        ...PROBE,
        'src/integrations/mail.ts': "import { probe } from 'probe';\nexport const mail = probe;\n",
      },
      'what runs is installed: src/integrations/mail.ts → node_modules/probe/index.js',
    ],
    [
      'an import that leads nowhere',
      { 'src/integrations/mail.ts': "import { send } from './gone.js';\nexport const mail = send;\n" },
      'every import leads somewhere: src/integrations/mail.ts → ./gone.js',
    ],
  ];

  test.each(faults)('%s is found', async (_what, files, fault) => {
    expect((await cruised(await aCodebase(files))).broken).toContain(fault);
  });

  test('a house that keeps to the table is left in peace', async () => {
    const home = await aCodebase({
      'src/domain/access/roles.ts': 'export type Role = string;\n',
      'src/actions/move.ts':
        "import type { Role } from '../domain/access/roles.js';\nexport const move = (role: Role) => role;\n",
      'src/graphql/ticket.ts': "import { move } from '../actions/move.js';\nexport const ticket = move;\n",
      'src/serving/http.ts':
        "import { ticket } from '../graphql/ticket.js';\nimport type { Role } from '../domain/access/roles.js';\nexport const http = (role: Role) => ticket(role);\n",
    });
    expect(await cruised(home)).toEqual({ read: filesOf(home), broken: [] });
  });
});

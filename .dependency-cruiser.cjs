/**
 * Which layer may import which. A layer looks only down; type-only imports count as imports (`tsPreCompilationDeps`).
 * `npm run plan` draws the layers and proves this table; test/plan/layers.test.ts sees to it that the proof can fail.
 *
 * TypeScript 7 has no compiler API for dependency-cruiser (18.7.2) to read types with: it would miss type-only imports and pass.
 * Stay on TypeScript 6 until it does; the planted fault of the test tells.
 */
const LAYERS = {
  domain: [],
  persistence: ['domain', 'unfit.ts'],
  // The feed is handed the database, and so knows its type; the notifier has a connection of its own, made as the database's are.
  realtime: [
    'domain',
    'persistence/queries',
    'persistence/database.ts',
    'persistence/connection.ts',
    'persistence/operation.ts',
    'persistence/server-address.ts',
    'persistence/session-settings.ts',
  ],
  integrations: ['domain'],
  actions: ['domain', 'persistence', 'realtime', 'integrations'],
  // An operation is counted by its viewer's workspace. Its time limit, and which faults come of outages, are errors that clients are told.
  graphql: [
    'domain',
    'persistence/queries',
    'persistence/reading',
    'persistence/operation.ts',
    'persistence/outage.ts',
    'realtime',
    'actions',
    'run-time-files.ts',
  ],
  serving: ['graphql', 'realtime', 'domain/access', 'outages.ts', 'unfit.ts', 'run-time-files.ts'],
  'scheduler.ts': ['actions', 'workers'],
  workers: ['domain', 'persistence/queries', 'integrations', 'actions'],
  // Are handed what they need to know of faults.
  'outages.ts': [],
  'log.ts': [],
  // Asks each thing that the server needs how it is.
  'readiness.ts': ['persistence', 'realtime', 'outages.ts', 'serving/health.ts'],
  // Chooses by the settings what several processes share besides the database.
  'backends.ts': ['settings.ts', 'outages.ts', 'integrations', 'persistence', 'realtime'],
  // What each value may be, apart from the list that operators read.
  'settings.ts': ['setting-values.ts'],
  'setting-values.ts': [],
  'node-version.ts': [],
  'unfit.ts': [],
  'run-time-files.ts': [],
  'command-line.ts': [],
  // A command stands where the server stands for people: it reads settings, opens the database and calls one action. It tells refusals
  // from results by what the domain calls them.
  // Its entrances hand the command line to `run.ts`.
  commands: [
    'actions',
    'persistence',
    'domain',
    'settings.ts',
    'node-version.ts',
    'command-line.ts',
    'unfit.ts',
    'run.ts',
  ],
  'server.ts': ['.'],
  'start.ts': ['server.ts', 'settings.ts', 'command-line.ts', 'commands'],
  // Runs the command that is asked for, and tells the faults that an operator can mend from the others.
  'run.ts': ['start.ts', 'persistence/fitness.ts', 'commands', 'command-line.ts', 'settings.ts', 'unfit.ts'],
  // On a Node that is too old the imports themselves would fail, so `run.ts` is imported only after the version was checked.
  'main.ts': ['node-version.ts', 'run.ts'],
};

/** What runs first and therefore imports nothing but the version check before it has run; see `main.ts` above. */
const ENTRANCES = '^src/(main|commands/(?!run-)[^/]+)[.]ts$';

const escaped = (place) => place.replaceAll('.', String.raw`\.`);
const inside = (place) => (place === '.' ? '^src/' : `^src/${escaped(place)}${place.endsWith('.ts') ? '$' : '/'}`);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...Object.entries(LAYERS).map(([layer, below]) => ({
      name: `${layer} looks only down`,
      severity: 'error',
      from: { path: inside(layer) },
      to: { path: '^src/', pathNot: [layer, ...below].map(inside) },
    })),
    {
      name: 'every file belongs to a layer',
      severity: 'error',
      from: { path: '^src/', pathNot: Object.keys(LAYERS).map(inside) },
      to: {},
    },
    {
      name: 'the domain imports no package',
      severity: 'error',
      from: { path: inside('domain') },
      to: { pathNot: inside('domain') },
    },
    {
      name: 'entrances import only the version check before it has run',
      severity: 'error',
      from: { path: ENTRANCES },
      to: { dynamic: false, pathNot: inside('node-version.ts') },
    },
    {
      name: 'the version check imports nothing',
      severity: 'error',
      from: { path: inside('node-version.ts') },
      to: {},
    },
    {
      name: 'nothing imports in circles',
      severity: 'error',
      // Rows that point at each other would have to name each other.
      from: { path: '^src/', pathNot: inside('persistence/tables') },
      to: { circular: true },
    },
    {
      // No package of the developers, and none that package.json does not name.
      name: 'what runs is installed',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // Types are gone when it runs.
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'every import leads somewhere',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // As Node resolves: without it the entrances of packages that have several are not found.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};

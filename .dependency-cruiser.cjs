/** The walls of docs/ARCHITECTURE.md, held by a machine. */
const mayImport = {
  identifiers: [],
  platform: ['identifiers'],
  access: ['identifiers', 'platform'],
  salesforce: ['identifiers', 'platform'],
  'field-mapping': ['identifiers', 'platform'],
  mirror: ['identifiers', 'platform'],
  sync: ['identifiers', 'platform', 'salesforce', 'field-mapping', 'mirror'],
  setup: ['identifiers', 'platform', 'salesforce', 'field-mapping', 'mirror', 'sync'],
  linking: ['identifiers', 'platform', 'field-mapping', 'mirror'],
  webhooks: ['identifiers', 'platform'],
  erasure: [
    ...['identifiers', 'platform', 'access', 'salesforce', 'field-mapping', 'mirror', 'sync', 'linking', 'webhooks'],
  ],
};
const libs = Object.keys(mayImport);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...libs.map((lib) => ({
      name: `${lib}-imports-only-what-it-reads`,
      comment: `libs/${lib} may import ${mayImport[lib].join(', ') || 'no other lib'}.`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: '^libs/', pathNot: `^libs/(${[lib, ...mayImport[lib]].join('|')})/` },
    })),
    ...libs.map((lib) => ({
      name: `${lib}-never-reaches-past-its-wall`,
      comment: 'The same wall, also for indirect imports.',
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: `^libs/(?!(${[lib, ...mayImport[lib]].join('|')})/)`, reachable: true },
    })),
    {
      name: 'libs-never-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/', reachable: true },
    },
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'another-lib-through-its-index',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      comment: 'What a program asks before it loads anything stands alone.',
      to: {
        path: '^libs/[^/]+/',
        pathNot: '^libs/([^/]+)/src/index\\.ts$|^libs/platform/src/node-version\\.ts$|^libs/$2/',
      },
    },
    {
      name: 'jsforce-only-in-libs-salesforce',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/salesforce/' },
      to: { path: 'node_modules/(jsforce|@jsforce)/' },
    },
    {
      name: 'drivers-only-in-stores-and-platform',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/platform/|/store/' },
      to: { path: 'node_modules/(knex|pg|pg-copy-streams|pg-boss|@types/pg)/' },
    },
    {
      name: 'opentelemetry-in-one-file',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/platform/src/tracing/open-telemetry\\.ts$' },
      to: { path: 'node_modules/@opentelemetry/' },
    },
    {
      name: 'opentelemetry-only-when-it-is-on',
      comment: 'It is loaded where a collector is configured, and nowhere else.',
      severity: 'error',
      from: { path: '^(apps|libs)/' },
      to: { path: '^libs/platform/src/tracing/open-telemetry\\.ts$', dynamic: false },
    },
    {
      name: 'domain-knows-only-domain',
      comment: 'Of another lib, types only; identifiers is pure itself.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^libs/',
        pathNot: '^libs/$1/src/domain/|^libs/identifiers/src/index\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // It is bundled, and resolved as a bundler does; its walls are held by eslint.config.js.
    exclude: { path: '^apps/console/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};

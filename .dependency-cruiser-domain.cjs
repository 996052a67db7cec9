/**
 * What a domain reaches when it runs. Types are gone by then, so they are left out here: a domain may know the shape of
 * another lib's data. The walls between libs, types included, are in .dependency-cruiser.cjs.
 */
const { options } = require('./.dependency-cruiser.cjs');

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'domain/ reaches no framework, driver or node I/O, not even indirectly.',
      severity: 'error',
      from: { path: '^libs/[^/]+/src/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|knex|pg|pg-boss|pg-copy-streams|jsforce|class-validator|class-transformer|pino)/|^(node:)?(fs|net|http|https|child_process|dns|tls|os|timers)(/|$)',
        reachable: true,
      },
    },
  ],
  options: { ...options, tsPreCompilationDeps: false },
};

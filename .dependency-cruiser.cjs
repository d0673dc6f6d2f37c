/** Imports run one way: events <- projections <- src. The two inner roots are pure: no framework, no I/O. */
const pure = '^(events|projections)/';
module.exports = {
  forbidden: [
    {
      name: 'events-stand-alone',
      severity: 'error',
      from: { path: '^events/' },
      to: { path: '^(projections|src|test|bench)/' },
    },
    {
      name: 'projections-know-events-only',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: '^(src|test|bench)/' },
    },
    {
      name: 'src-knows-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|bench)/' },
    },
    {
      name: 'pure-roots-have-no-framework-and-no-io',
      severity: 'error',
      from: { path: pure, pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|rxjs)|^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|os|timers|process|dns|path)$',
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'modules-meet-at-their-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^src/([^/]+)/.+', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};

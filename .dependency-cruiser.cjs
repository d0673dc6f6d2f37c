/** Imports run one way: events <- projections <- src, and <- web. The two inner roots are pure: no framework, no I/O. */
const pure = '^(events|projections)/';
module.exports = {
  forbidden: [
    {
      name: 'events-stand-alone',
      severity: 'error',
      from: { path: '^events/' },
      to: { path: '^(projections|src|web|test|bench)/' },
    },
    {
      name: 'projections-know-events-only',
      severity: 'error',
      from: { path: '^projections/' },
      to: { path: '^(src|web|test|bench)/' },
    },
    {
      name: 'src-knows-no-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(web|test|bench)/' },
    },
    {
      name: 'pure-roots-have-no-framework-and-no-io',
      severity: 'error',
      from: { path: pure, pathNot: '\\.spec\\.ts$' },
      to: {
        path: 'node_modules/(@nestjs|rxjs)|^(node:)?(fs|fs/promises|net|http|https|child_process|worker_threads|os|timers|process|dns|path)$',
      },
    },
    {
      // The pages ask the public API; what is pure they may share instead of writing it twice.
      name: 'web-knows-the-service-by-its-api-alone',
      severity: 'error',
      from: { path: '^web/', pathNot: '\\.spec\\.ts$|^web/vite\\.config\\.ts$|^web/api/generate\\.mjs$' },
      to: { path: '^(src|test|bench)/|^(node:)?(fs|fs/promises|net|http|https|crypto|path|os|process)$' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'modules-meet-at-their-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      // A module's part of the command line has an index of its own: the service does not load it.
      to: { path: '^src/([^/]+)/.+', pathNot: ['^src/$1/', '^src/[^/]+/(commands/)?index\\.ts$'] },
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

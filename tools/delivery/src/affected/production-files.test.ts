import type { ProjectGraph } from 'nx/src/devkit-exports.js';
import { expect, test } from 'vitest';
import { productionFiles } from './production-files.ts';

const graph = {
  nodes: { infra: { data: { root: 'infra' } }, mail: { data: { root: 'infra/units/mail' } } },
} as unknown as ProjectGraph;

const nxJson = {
  namedInputs: {
    default: ['{projectRoot}/**/*', '!{projectRoot}/README.md', 'shared'],
    production: ['default', '!{projectRoot}/src/**/*.test.ts', { runtime: 'node -v' }],
    shared: ['{workspaceRoot}/tsconfig.base.json'],
  },
};

test('tests and READMEs of a project are left out, by the patterns of nx.json', () => {
  const files = [
    'infra/src/a.ts',
    'infra/src/deep/a.test.ts',
    'infra/README.md',
    'infra/src/README.md',
    'infra/units/mail/README.md',
    'README.md',
    'src/a.test.ts',
  ];
  expect(productionFiles(files, graph, nxJson)).toEqual([
    'infra/src/a.ts',
    'infra/src/README.md',
    'README.md',
    'src/a.test.ts',
  ]);
});

import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const serverOnly = ['express', 'sequelize', 'pg', '@aws-sdk/*', 'aws-cdk-lib', 'aws-lambda'];

export default tseslint.config(
  { ignores: ['**/dist', '**/out-tsc', '**/.nx', '**/.baton', '**/test-results', '**/playwright-report'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    languageOptions: { globals: globals.node },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          allow: [String.raw`^.*/vitest\.base\.ts$`],
          depConstraints: [
            { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:contract', 'type:client'] },
            { sourceTag: 'type:client', onlyDependOnLibsWithTags: ['type:contract'] },
            {
              sourceTag: 'type:contract',
              onlyDependOnLibsWithTags: ['type:contract'],
              bannedExternalImports: serverOnly,
            },
            { sourceTag: 'type:infra', onlyDependOnLibsWithTags: ['type:contract', 'type:infra'] },
            { sourceTag: 'type:deploy', onlyDependOnLibsWithTags: ['type:infra'] },
            { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:contract', 'type:tool'] },
            {
              sourceTag: 'scope:web',
              onlyDependOnLibsWithTags: ['scope:web', 'scope:shared'],
              bannedExternalImports: [...serverOnly, 'zod'],
            },
            { sourceTag: 'scope:auth', bannedExternalImports: ['express', 'sequelize', 'pg'] },
            { sourceTag: 'scope:mail', bannedExternalImports: ['express', 'sequelize', 'pg'] },
          ],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // A promise that nobody waits for is a failure that nobody hears of.
    files: ['**/src/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      // An async listener that fails is an unhandled rejection, which ends a process and a test run.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
    },
  },
  {
    // Contracts do no I/O; what they need of the runtime is handed to them.
    files: ['libs/*/src/**/*.ts'],
    ignores: ['libs/aws-requests/**', '**/*.test.ts', '**/test-support/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['node:*', 'pino'] }] },
  },
  {
    // The environment is read by the entry file alone, through `parseEnv`.
    files: ['apps/*/src/**/*.{ts,tsx}', 'libs/*/src/**/*.ts', 'infra/src/**/*.ts'],
    ignores: ['**/main.ts', '**/*.test.ts', '**/test-support/**'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env' }] },
  },
  {
    // Programs that talk to a person at a terminal.
    files: ['tools/**'],
    rules: { 'no-console': 'off' },
  },
  prettier,
);

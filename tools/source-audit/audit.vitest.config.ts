import { baseConfig } from '../../vitest.base.ts';

// Recheck's other backends are programs of their own.
export default baseConfig({
  include: ['src/**/*.audit.ts'],
  env: { RECHECK_BACKEND: 'pure' },
  testTimeout: 600_000,
});

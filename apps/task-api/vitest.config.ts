import { baseConfig } from '../../vitest.base.ts';

export default baseConfig({
  globalSetup: ['../../tools/services/src/vitest-global-setup.ts'],
  // Only ends what hangs: tests that start processes take their time on a busy machine.
  testTimeout: 30_000,
  hookTimeout: 30_000,
});

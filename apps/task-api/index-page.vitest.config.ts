import { baseConfig } from '../../vitest.base.ts';

/** `nx run task-api:index-page`, a command that needs what tests need: a PostgreSQL, and a walk over all routes. */
export default baseConfig({
  globalSetup: ['../../tools/services/src/vitest-global-setup.ts'],
  include: ['src/plans/test-support/write-index-page.ts'],
});

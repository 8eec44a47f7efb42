import { mergeConfig } from 'vitest/config';
import { baseConfig } from '../../vitest.base.ts';

const ORDER_OF_ENTRIES = 'src/change-log/entry-order.int.test.ts';
const shared = baseConfig();

export default baseConfig({
  globalSetup: ['../../tools/services/src/vitest-global-setup.ts'],
  projects: [
    mergeConfig(shared, { test: { name: 'task-api', exclude: [ORDER_OF_ENTRIES] } }),
    // Its clocks are wrong, and uuid never gives an id that is older than its last: no other file may meet that.
    mergeConfig(baseConfig({ include: [] }), {
      test: { name: 'entry-order', include: [ORDER_OF_ENTRIES], isolate: true },
    }),
  ],
});

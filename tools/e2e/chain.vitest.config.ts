import { baseConfig } from '../../vitest.base.ts';

// One stack at a time: each takes both cores while it starts.
export default baseConfig({ fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 });

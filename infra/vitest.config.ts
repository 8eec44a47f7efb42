import { baseConfig } from '../vitest.base.ts';

// A file synthesises once, and that takes some seconds on a busy machine.
export default baseConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

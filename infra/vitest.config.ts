import { baseConfig } from '../vitest.base.ts';

// A file synthesises once, in a hook, and that takes some seconds on a busy machine.
export default baseConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

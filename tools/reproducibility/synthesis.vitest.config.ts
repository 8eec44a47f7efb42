import { baseConfig } from '../../vitest.base.ts';

// A checkout is copied, built and synthesised, which takes minutes on a busy machine.
export default baseConfig({ testTimeout: 300_000, hookTimeout: 600_000 });

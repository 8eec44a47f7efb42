import { baseConfig } from '../../vitest.base.ts';

export default baseConfig({ testTimeout: 60_000 });

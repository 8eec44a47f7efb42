import { baseConfig } from '../../vitest.base.ts';

export default baseConfig({ globalSetup: ['../services/src/vitest-global-setup.ts'] });

import { baseConfig } from '../../vitest.base.ts';

export default baseConfig({ globalSetup: ['../../tools/services/src/vitest-global-setup.ts'] });

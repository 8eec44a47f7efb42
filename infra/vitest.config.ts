import { baseConfig } from '../vitest.base.ts';

// A file synthesises once, and that takes some seconds on a busy machine. Files share what they
// import: loading the CDK for each of them takes longer than all of their tests.
export default baseConfig({ isolate: false, testTimeout: 60_000, hookTimeout: 60_000 });

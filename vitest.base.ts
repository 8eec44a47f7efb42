import { defineConfig, type ViteUserConfig } from 'vitest/config';

/** What every project's tests share: sentences of behaviour, none retried, nothing on the console. */
export function baseConfig(test: NonNullable<ViteUserConfig['test']> = {}): ViteUserConfig {
  return defineConfig({
    test: {
      environment: 'node',
      include: ['src/**/*.test.ts'],
      retry: 0,
      restoreMocks: true,
      // Files share what they import: no module of ours holds state, and loading them for each file takes
      // longer than most files' tests.
      isolate: false,
      // Only end what hangs: tests that start processes take their time on a busy machine.
      testTimeout: 30_000,
      hookTimeout: 30_000,
      onConsoleLog(log, type) {
        throw new Error(`unexpected console output (${type}): ${log}`);
      },
      reporters: ['default'],
      ...test,
    },
  });
}

import { chromiumOptions } from '@baton/services';
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'src/browser',
  testMatch: '*.spec.ts',
  globalSetup: './src/browser/global-setup.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: chromiumOptions(),
    locale: 'en-US',
    screenshot: 'only-on-failure',
  },
});

import { defineConfig } from '@playwright/test';

/** Debian's Chromium is taken where there is one; `npm test` finds it. Root can only run it unsandboxed. */
const launchOptions = {
  ...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};

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
  use: { browserName: 'chromium', launchOptions, locale: 'en-US', trace: 'retain-on-failure' },
});

import type { LaunchOptions } from '@playwright/test';

/** `npm test` finds a Chromium and names it in CHROMIUM_PATH. Root can only run it unsandboxed. */
export const launchOptions: LaunchOptions = {
  ...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};

import { type Browser, chromium } from '@playwright/test';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './browser/launch-options.ts';
import { createSettings, removeData, startStack } from './stack/stack.ts';

const FOLDER = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const DESKTOP = { width: 1280, height: 380 };

const READERS = [
  { language: 'en', email: 'kim@example.com' },
  { language: 'ko', email: 'lee@example.com' },
] as const;

/** Writes the pictures of the README: the demo project in both languages. */
const settings = await createSettings();
const stack = await startStack(settings, ['--demo']);
const browser = await chromium.launch(launchOptions);
try {
  const { site } = stack.endpoints();
  for (const { language, email } of READERS) {
    await shootTasks(browser, site, language, email);
  }
} finally {
  await browser.close();
  await stack.stop();
  removeData(settings);
}

async function shootTasks(on: Browser, site: string, language: 'en' | 'ko', email: string): Promise<void> {
  const locale = { en: 'en-US', ko: 'ko-KR' }[language];
  const context = await on.newContext({ baseURL: site, locale, viewport: DESKTOP });
  const page = await context.newPage();
  await page.goto('/login?next=/p/WEB');
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill('baton demo password');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /WEB-4/ }).waitFor();
  await page.screenshot({ path: join(FOLDER, `tasks-${language}-light.png`) });
  await context.close();
}

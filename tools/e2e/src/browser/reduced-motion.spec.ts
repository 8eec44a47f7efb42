/// <reference lib="dom" />
import { type Browser, expect, type Page, test } from '@playwright/test';
import { shareTask } from '../stack/shared-task.ts';
import { fillIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;

declare global {
  interface Window {
    moved?: string[];
  }
}

async function openPage(browser: Browser, reducedMotion: 'reduce' | 'no-preference'): Promise<Page> {
  const context = await browser.newContext({ baseURL: site, reducedMotion });
  await context.addInitScript(() => {
    const moved: string[] = [];
    window.moved = moved;
    for (const kind of ['transitionrun', 'animationstart']) {
      document.addEventListener(kind, ({ target }) => moved.push(`${kind} ${(target as Element).outerHTML}`));
    }
  });
  return context.newPage();
}

/** What has moved since the page was loaded. */
const moved = (page: Page) => page.evaluate(() => window.moved);

test('nothing moves for those who ask for less motion', async ({ browser }) => {
  const { owner } = await shareTask(site, 'STILL');
  const page = await openPage(browser, 'reduce');
  await page.goto('/login?next=/p/STILL');
  await page.getByRole('button', { name: 'Use dark colours' }).click();
  expect(await moved(page)).toEqual([]);

  await fillIn(page, owner);
  await page.getByRole('link', { name: 'Landing page' }).click();
  const panel = page.getByRole('dialog', { name: 'STILL-1' });
  await expect(panel.getByLabel('Priority')).toBeVisible();
  await panel.getByRole('button', { name: 'STILL-1: more' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Close' }).click();
  await expect(panel).toBeHidden();
  await page.getByRole('button', { name: 'Use light colours' }).click();
  expect(await moved(page)).toEqual([]);
  await page.context().close();
});

test('for others, what they tick is seen to fill', async ({ browser }) => {
  const { owner } = await shareTask(site, 'LIVELY');
  const page = await openPage(browser, 'no-preference');
  await page.goto('/login?next=/settings/appearance');
  await fillIn(page, owner);
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(() => moved(page)).not.toEqual([]);
  await page.context().close();
});

import type { Locale } from '@baton/vocabulary';
import type { Page } from '@playwright/test';
import type { SitePage } from './site-pages.ts';
import type { SiteWorld } from './site-world.ts';

const REACH_LIMIT_MS = 10_000;

/** Opens a page of the site in English and brings it to its state. */
export async function showPage(page: Page, { path, reach, shows }: SitePage, world: SiteWorld) {
  // Addresses that differ by their fragment alone would not open anew.
  await page.goto('about:blank');
  await page.goto(path(world.projectKey));
  await speak(page, 'en');
  await reach?.(page, world);
  await shows(page).waitFor({ timeout: REACH_LIMIT_MS });
}

/** Changes the language where the page stands, if it has a choice of languages. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  await page.locator('main').first().waitFor({ state: 'attached' });
  const select = page.locator('header select');
  if ((await select.count()) === 0) return;
  // A dialog may be in front of it.
  await select.selectOption(locale, { force: true });
  await page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
}

import type { Locale } from '@baton/vocabulary';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { fillIn } from '../browser/sign-in.ts';
import type { Person } from '../stack/person.ts';
import type { SitePage } from './site-pages.ts';
import type { SiteWorld } from './site-world.ts';

const REACH_LIMIT_MS = 10_000;

/** A page in a browser of their own for each who sees the site. */
export type Viewers = Readonly<Record<'reader' | 'newcomer' | 'stranger', Page>>;

export async function openViewers(
  browser: Browser,
  { reader, newcomer }: SiteWorld,
  options: BrowserContextOptions,
): Promise<Viewers> {
  return {
    reader: await openSignedIn(browser, reader, options),
    newcomer: await openSignedIn(browser, newcomer, options),
    stranger: await (await browser.newContext(options)).newPage(),
  };
}

export async function openSignedIn(
  browser: Browser,
  person: Person,
  options: BrowserContextOptions,
): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-US', ...options })).newPage();
  await page.goto('/login');
  await fillIn(page, person);
  await page.waitForURL('/');
  return page;
}

/** Opens a page of the site in English, if it has a choice, and brings it to its state. */
export async function showPage(viewers: Viewers, shown: SitePage, world: SiteWorld): Promise<Page> {
  const page = viewers[shown.viewer ?? 'reader'];
  const path = shown.path(world);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await shown.hinder?.(page);
  // Addresses that differ by their fragment alone would not open anew.
  if (path.includes('#')) await page.goto('about:blank');
  await page.goto(path);
  if (!shown.language) await speak(page, 'en');
  await shown.reach?.(page, world);
  await shown.shows(page).waitFor({ timeout: REACH_LIMIT_MS });
  return page;
}

/** Changes the language where the page stands. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  // A dialog may be in front of it.
  await page.locator('header select').selectOption(locale, { force: true, timeout: REACH_LIMIT_MS });
  await page.locator(`html[lang=${locale}]`).waitFor({ state: 'attached' });
}

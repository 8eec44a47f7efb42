import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumOptions } from '@baton/services';
import { LOCALES } from '@baton/vocabulary';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openSignedIn, openViewers, showPage, speak } from './pages/show-page.ts';
import { SITE_PAGES, type SitePage } from './pages/site-pages.ts';
import { createSiteWorld, type SiteWorld, type Team } from './pages/site-world.ts';
import { Person } from './stack/person.ts';
import { createSettings, removeData, startStack } from './stack/stack.ts';

const FOLDER = fileURLToPath(new URL('../../../dist/screenshots/', import.meta.url));
const README_FOLDER = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const THEMES = ['light', 'dark'] as const;
const SIZES = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
} as const;
const README_SIZE = { viewport: { width: 1280, height: 380 } };
const DEMO_PASSWORD = 'baton demo password';

/**
 * Writes what each page of the site looks like: in both languages, both themes, on a desktop and on a phone.
 * Names as arguments choose pages; `--readme` writes the pictures of the README instead.
 */
const { values, positionals: chosen } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'boolean', default: false } },
});
const settings = await createSettings();
const stack = await startStack(settings, ['--demo']);
const browser = await chromium.launch(chromiumOptions());
try {
  const { site, inbox } = stack.endpoints();
  const team = await demoTeam(site);
  if (values.readme) await shootReadme(browser, site, team);
  else {
    const world = await createSiteWorld(site, inbox, team);
    for (const size of ['desktop', 'phone'] as const) await shootSite(browser, site, world, size);
  }
} finally {
  await browser.close();
  await stack.stop();
  removeData(settings);
}

async function demoTeam(site: string): Promise<Team> {
  const reader = await Person.signedIn(site, 'kim@example.com', DEMO_PASSWORD);
  const other = await Person.signedIn(site, 'park@example.com', DEMO_PASSWORD);
  return { projectKey: 'WEB', reader, other };
}

async function shootSite(on: Browser, site: string, world: SiteWorld, size: keyof typeof SIZES) {
  const pages = SITE_PAGES.filter(({ name }) => chosen.length === 0 || chosen.includes(name));
  const viewers = await openViewers(on, world, { baseURL: site, reducedMotion: 'reduce', ...SIZES[size] });
  for (const [index, shown] of pages.entries()) {
    const page = await showPage(viewers, shown, world);
    await shoot(page, shown, (look) => join(FOLDER, `${shown.name}-${look}-${size}.png`));
    console.log(`${size} ${index + 1}/${pages.length} ${shown.name}`);
  }
  for (const page of Object.values(viewers)) await page.context().close();
}

/** @param fileOf gets e.g. `en-dark` */
async function shoot(page: Page, { language }: SitePage, fileOf: (look: string) => string): Promise<void> {
  for (const locale of language ? [language] : LOCALES) {
    if (!language) await speak(page, locale);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: fileOf(`${locale}-${colorScheme}`), animations: 'disabled' });
    }
  }
}

async function shootReadme(on: Browser, site: string, { reader }: Team): Promise<void> {
  const page = await openSignedIn(on, reader, { baseURL: site, ...README_SIZE });
  await page.goto('/p/WEB');
  await page.getByRole('row', { name: /WEB-4/ }).waitFor();
  for (const locale of LOCALES) {
    await speak(page, locale);
    await page.screenshot({ path: join(README_FOLDER, `tasks-${locale}-light.png`) });
  }
}

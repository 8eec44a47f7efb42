import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { openViewers, showPage, speak } from '../pages/show-page.ts';
import { SITE_PAGES } from '../pages/site-pages.ts';
import { isOfRoute, siteRoutes } from '../pages/site-routes.ts';
import { createSiteWorld, type SiteWorld } from '../pages/site-world.ts';
import { shareTask } from '../stack/shared-task.ts';

const site = process.env['SITE_URL'] as string;
const inbox = process.env['INBOX_URL'] as string;
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// What another theme or another language can change: the structure is the same.
const OF_LOOKS = ['color-contrast', 'target-size', 'html-has-lang', 'html-lang-valid', 'valid-lang'];

/** What axe finds wrong, as lines for people. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page });
  if (rules) builder.withRules(rules);
  else builder.withTags(WCAG_22_AA);
  // The site has no frames, for which the other mode opens a page each time.
  const found = await builder.setLegacyMode().analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
}

async function createWorld(): Promise<SiteWorld> {
  const { owner, member } = await shareTask(site, 'AXE');
  await owner.must('POST', '/api/projects/AXE/tasks', { title: 'Registration', status: 'doing' });
  return createSiteWorld(site, inbox, { projectKey: 'AXE', reader: owner, other: member });
}

test('every route of the site is among the pages that are looked at', () => {
  const world = { projectKey: 'AXE', archivedKey: 'PAST', emptyKey: 'NEXT', stopPaths: { en: '', ko: '' } };
  const paths = SITE_PAGES.map(({ path }) => path(world));
  const routes = siteRoutes();
  expect(routes).toContain('/p/$projectKey/$number');
  expect(routes.filter((route) => !paths.some((path) => isOfRoute(path, route)))).toEqual([]);
});

test('axe finds nothing on any page, light and dark, in English and Korean', async ({ browser }) => {
  test.setTimeout(300_000);
  const world = await createWorld();
  const viewers = await openViewers(browser, world, { baseURL: site, reducedMotion: 'reduce' });
  for (const shown of SITE_PAGES) {
    await test.step(shown.name, async () => {
      await viewers[shown.viewer ?? 'reader'].emulateMedia({ colorScheme: 'light' });
      const page = await showPage(viewers, shown, world);
      expect.soft(await violations(page), `${shown.name}, light`).toEqual([]);

      // Each language in one theme: no colour depends on the language.
      if (!shown.language) await speak(page, 'ko');
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violations(page, OF_LOOKS), `${shown.name}, dark`).toEqual([]);
    });
  }
});

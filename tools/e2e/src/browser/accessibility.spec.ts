import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { showPage, speak } from '../pages/show-page.ts';
import { SITE_PAGES } from '../pages/site-pages.ts';
import { isOfRoute, siteRoutes } from '../pages/site-routes.ts';
import type { SiteWorld } from '../pages/site-world.ts';
import { shareTask } from '../stack/shared-task.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong, as lines for people. */
async function violations(page: Page): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(WCAG_22_AA);
  // The site has no frames, for which the other mode opens a page each time.
  const found = await builder.setLegacyMode().analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
}

async function createWorld(): Promise<SiteWorld> {
  const { owner, member, task } = await shareTask(site, 'AXE');
  await owner.must('POST', '/api/projects/AXE/tasks', { title: 'Registration', status: 'doing' });
  await owner.must('POST', `/api/tasks/${task.id}/comments`, { body: 'Where is the **draft**?' });
  return { projectKey: 'AXE', reader: owner, other: member };
}

test('every route of the site is among the pages that are looked at', () => {
  const paths = SITE_PAGES.map(({ path }) => path('AXE'));
  const routes = siteRoutes();
  expect(routes).toContain('/p/$projectKey/$number');
  expect(routes.filter((route) => !paths.some((path) => isOfRoute(path, route)))).toEqual([]);
});

test('axe finds nothing on any page, light and dark, in English and Korean', async ({ browser }) => {
  test.setTimeout(200_000);
  const world = await createWorld();
  const own = await signIn(browser, world.reader, '/');
  const stranger = await (await browser.newContext({ baseURL: site })).newPage();
  for (const shown of SITE_PAGES) {
    await test.step(shown.name, async () => {
      const page = shown.isPublic ? stranger : own;
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await showPage(page, shown, world);
      expect.soft(await violations(page), `${shown.name}, English, light`).toEqual([]);

      // Each language in one theme: no colour depends on the language.
      await speak(page, 'ko');
      await page.emulateMedia({ colorScheme: 'dark' });
      expect.soft(await violations(page), `${shown.name}, Korean, dark`).toEqual([]);
    });
  }
});

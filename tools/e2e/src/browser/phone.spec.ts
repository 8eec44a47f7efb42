import type { Comment, Task } from '@baton/dto';
import { expect, type Page, test } from '@playwright/test';
import { shareTask } from '../stack/shared-task.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;
const DARK = 'rgb(36, 36, 36)';
const LIGHT = 'rgb(255, 255, 255)';

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'dark' });

/** By how many pixels the page is wider than the screen. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - globalThis.innerWidth);
}

/** What is too low to be hit with a finger; of a card all of it opens its task, not its link alone. */
function lowTargets(page: Page): Promise<string[]> {
  return page.locator('button, a[href]:not([data-card]), select').evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 1 && height < 24;
      })
      .map((element) => element.outerHTML),
  );
}

async function expectFit(page: Page): Promise<void> {
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  expect(await lowTargets(page)).toEqual([]);
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

test('on a small dark phone a task is found, carried on and commented with a finger', async ({ browser }) => {
  const { owner, task } = await shareTask(site, 'PHONE');
  const page = await signIn(browser, owner, '/');
  await page.getByRole('link', { name: /Project PHONE/ }).waitFor();
  await expectFit(page);
  await page.getByRole('link', { name: /Project PHONE/ }).tap();
  await page.getByRole('link', { name: 'Landing page' }).tap();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Status').selectOption({ label: 'In progress' });
  await panel.getByRole('spinbutton', { name: 'Progress of design' }).fill('40');
  await panel.getByRole('textbox', { name: 'New comment' }).fill('From the train');
  await panel.getByRole('button', { name: 'Comment', exact: true }).tap();
  await expect(panel.getByText('From the train')).toBeVisible();
  await expectFit(page);
  expect(await background(page)).toBe(DARK);

  await panel.getByRole('button', { name: 'Close' }).tap();
  await expectFit(page);
  await page.getByRole('radio', { name: 'Board' }).check();
  await expect(page.getByRole('link', { name: /Landing page/ })).toBeVisible();
  await expectFit(page);

  const { body: changed } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
  expect([changed.status, changed.progress]).toEqual(['doing', 40]);
  const { body: comments } = await owner.must<{ items: Comment[] }>('GET', `/api/tasks/${task.id}/comments`);
  expect(comments.items.map(({ body }) => body)).toEqual(['From the train']);
});

test('the theme follows the system, until one is chosen, which a reload keeps', async ({ browser }) => {
  const { owner } = await shareTask(site, 'THEME');
  const page = await signIn(browser, owner, '/settings/appearance');
  await expect(page.getByRole('radio', { name: 'Like the system' })).toBeChecked();
  expect(await background(page)).toBe(DARK);

  await page.getByRole('radio', { name: 'Light' }).check();
  await expect.poll(() => background(page)).toBe(LIGHT);
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked();
  expect(await background(page)).toBe(LIGHT);
});

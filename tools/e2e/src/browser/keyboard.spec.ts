import { expect, type Locator, type Page, test } from '@playwright/test';
import { Person } from '../stack/person.ts';

const site = process.env['SITE_URL'] as string;

/** Goes on by Tab until something has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

async function choose(page: Page, words: string, option: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { name: option }).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
}

test('from signing in to the settings, everything is done without a mouse', async ({ browser }) => {
  const ada = await Person.signUp(site, 'Ada');
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  const { keyboard } = page;

  await page.goto('/');
  await tabTo(page, page.getByLabel('Email'));
  await keyboard.type(ada.email);
  await tabTo(page, page.getByLabel('Password', { exact: true }));
  await keyboard.type(ada.password);
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search and commands' })).toBeEnabled();

  await choose(page, 'new pro', 'New project');
  await expect(page.getByLabel('Name')).toBeFocused();
  await keyboard.type('Harbour');
  await keyboard.press('Enter');
  await expect(page).toHaveURL('/p/HAR');
  await expect(page.getByRole('button', { name: 'New task' })).toBeVisible();

  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('c');
  const form = page.getByRole('dialog', { name: 'New task' });
  await expect(form.getByLabel('Title')).toBeFocused();
  await keyboard.type('Count the boats');
  await tabTo(page, form.getByRole('button', { name: 'Add part' }));
  await keyboard.press('Enter');
  await tabTo(page, form.getByRole('group', { name: 'Part 1' }).getByLabel('Role'));
  await keyboard.type('survey');
  await tabTo(page, form.getByRole('button', { name: 'Create task' }));
  await keyboard.press('Enter');
  const title = page.locator('tbody a[data-cell="title"]');
  await expect(title).toHaveText(['Count the boats']);
  await expect(form).toBeHidden();

  await tabTo(page, title);
  await keyboard.press('e');
  await keyboard.press('End');
  await keyboard.type(' again');
  await keyboard.press('Enter');
  await expect(title).toHaveText(['Count the boats again']);
  await expect(title).toBeFocused();

  await keyboard.press('g');
  await keyboard.press('b');
  const card = page.locator('a[data-card]');
  await tabTo(page, card);
  await keyboard.press('Space');
  await keyboard.press('ArrowRight');
  await keyboard.press('Space');
  await expect(page.getByRole('region', { name: /In progress,/ }).locator('a[data-card]')).toBeFocused();

  await keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'HAR-1' });
  await tabTo(page, panel.getByRole('textbox', { name: 'New comment' }));
  await keyboard.type('There are 12?');
  await tabTo(page, panel.getByRole('button', { name: 'Comment', exact: true }));
  await keyboard.press('Enter');
  await expect(panel.getByText('There are 12?')).toBeVisible();
  await keyboard.press('Escape');
  if (await panel.isVisible()) await keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await choose(page, 'your set', 'Your settings');
  await expect(page).toHaveURL('/settings/profile');
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeFocused();
  await expect(page).toHaveTitle('Profile · Baton');
  await choose(page, 'har-1', 'Count the boats again');
  await expect(panel).toBeVisible();
  await context.close();
});

test('the sheet names the keys, and turns off those that dictation would press', async ({ browser }) => {
  const ada = await Person.signUp(site, 'Ada');
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('Email').fill(ada.email);
  await page.getByLabel('Password', { exact: true }).fill(ada.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Search and commands' })).toBeEnabled();

  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Search and commands')).toBeVisible();
  await sheet.getByRole('checkbox').press('Space');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('?');
  // The `?` has opened nothing, so the palette can be opened.
  await choose(page, '한국어', 'Language: 한국어');
  await expect(page.getByRole('heading', { name: '프로젝트', level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await context.close();
});

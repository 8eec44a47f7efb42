import type { Comment, Task } from '@baton/dto';
import { expect, test } from '@playwright/test';
import { shareTask } from '../stack/shared-task.ts';
import { fillIn, signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;

test('what was typed is there again after a reload', async ({ browser }) => {
  const { owner } = await shareTask(site, 'RELOAD');
  const page = await signIn(browser, owner, '/p/RELOAD/1');
  const panel = page.getByRole('dialog');
  await panel.getByRole('button', { name: 'Add a description' }).click();
  await panel.getByRole('textbox', { name: 'Description' }).fill('Half a descr');
  await panel.getByRole('button', { name: 'Add part' }).click();
  await panel.getByRole('textbox', { name: 'Role' }).fill('buil');
  await panel.getByRole('textbox', { name: 'Add an item' }).fill('Ask le');
  await panel.getByRole('textbox', { name: 'New comment' }).fill('Half a comm');
  await page.reload();

  await expect(panel.getByRole('textbox', { name: 'New comment' })).toHaveValue('Half a comm');
  await expect(panel.getByRole('textbox', { name: 'Add an item' })).toHaveValue('Ask le');
  await expect(panel.getByRole('textbox', { name: 'Role' })).toHaveValue('buil');
  const unsaved = panel.getByRole('group', { name: 'Description: not saved' });
  await unsaved.getByRole('button', { name: 'Continue' }).click();
  await expect(panel.getByRole('textbox', { name: 'Description' })).toHaveValue('Half a descr');
  await page.keyboard.press('Control+Enter');
  await expect(panel.getByText('Half a descr')).toBeVisible();
  await page.reload();
  await expect(panel.getByText('Half a descr')).toBeVisible();
  await expect(unsaved).toHaveCount(0);
});

test('without a network changes wait, and are saved once it is back', async ({ browser }) => {
  const { owner, task } = await shareTask(site, 'AWAY');
  const page = await signIn(browser, owner, '/p/AWAY/1');
  const panel = page.getByRole('dialog');
  const comment = panel.getByRole('textbox', { name: 'New comment' });
  await comment.fill('Said while away');
  await page.context().setOffline(true);
  await expect(page.getByText('You are offline.')).toBeVisible();

  await comment.press('Control+Enter');
  await expect(panel.getByText('Not sent: The server cannot be reached.')).toBeVisible();
  await expect(comment).toHaveValue('Said while away');
  await panel.getByLabel('Priority').selectOption('high');
  await expect(page.getByRole('alert').filter({ hasText: 'AWAY-1 was not saved' })).toBeVisible();

  await page.context().setOffline(false);
  await expect(page.getByText('You are offline.')).toHaveCount(0);
  await expect(page.getByRole('alert').filter({ hasText: 'AWAY-1 was not saved' })).toHaveCount(0);
  await expect(panel.getByLabel('Priority')).toHaveValue('high');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(comment).toHaveValue('');

  const { body: saved } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
  expect(saved.priority).toBe('high');
  const { body: comments } = await owner.must<{ items: Comment[] }>('GET', `/api/tasks/${task.id}/comments`);
  expect(comments.items.map(({ body }) => body)).toEqual(['Said while away']);
});

test('a session that ends in the middle of an edit takes nothing along', async ({ browser }) => {
  const { owner, task } = await shareTask(site, 'ENDED');
  const page = await signIn(browser, owner, '/p/ENDED/1');
  const panel = page.getByRole('dialog');
  await expect(panel.getByLabel('Priority')).toBeVisible();
  await panel.getByRole('textbox', { name: 'New comment' }).fill('Half a comm');

  // The cookie is gone, and the access token that the page holds runs out.
  await page.context().clearCookies();
  await page.clock.setFixedTime(Date.now() + 3_600_000);
  await panel.getByLabel('Priority').selectOption('high');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await fillIn(page, owner);

  await expect(panel.getByRole('textbox', { name: 'New comment' })).toHaveValue('Half a comm');
  const notice = page.getByRole('alert').filter({ hasText: 'ENDED-1 was not saved' });
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByLabel('Priority')).toHaveValue('high');
  await expect(notice).toHaveCount(0);
  await expect
    .poll(async () => (await owner.must<Task>('GET', `/api/tasks/${task.id}`)).body.priority)
    .toBe('high');
});

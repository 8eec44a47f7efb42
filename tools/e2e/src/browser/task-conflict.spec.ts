import type { Task } from '@baton/dto';
import { expect, test } from '@playwright/test';
import { shareTask } from '../stack/shared-task.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;

test('two people who edit different fields at once both have their way', async ({ browser }) => {
  const { owner, member, task } = await shareTask(site, 'MERGE');
  const page = await signIn(browser, owner, '/p/MERGE/1');
  const panel = page.getByRole('dialog');
  await panel.getByRole('textbox', { name: 'Title' }).fill('Home page');
  await member.must('PATCH', `/api/tasks/${task.id}`, { priority: 'high' }, { ifMatch: '"1"' });
  await page.keyboard.press('Enter');

  // What the other did may be shown before what is typed has been saved.
  await expect(page.getByText('MERGE-1 saved')).toBeVisible();
  await expect(panel.getByLabel('Priority')).toHaveValue('high');
  const { body: saved } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
  expect(saved).toMatchObject({ title: 'Home page', priority: 'high' });
});

test('two people who edit one text at once: the second sees what it was, theirs and their own, and puts them together', async ({
  browser,
}) => {
  const { owner, member, task } = await shareTask(site, 'BOTH');
  await owner.must('PATCH', `/api/tasks/${task.id}`, { description: 'Say what it is' }, { ifMatch: '"1"' });
  const page = await signIn(browser, owner, '/p/BOTH/1');
  const panel = page.getByRole('dialog', { name: 'BOTH-1', exact: true });
  await panel.getByRole('button', { name: 'Edit description' }).click();
  const editor = panel.getByRole('textbox', { name: 'Description' });
  await editor.fill('Say what it costs');
  await member.must('PATCH', `/api/tasks/${task.id}`, { description: 'Tell what it is' }, { ifMatch: '"2"' });
  await editor.press('Control+Enter');

  const conflict = page.getByRole('dialog', { name: 'Someone else changed BOTH-1 too' });
  await test.step('all three are shown, with what changed', async () => {
    await expect(conflict.getByText('Say what it is', { exact: true })).toBeVisible();
    await expect(conflict.locator('ins')).toHaveText(['inserted: Tell', 'inserted: costs']);
  });

  await test.step('whoever looks away has lost nothing', async () => {
    await page.keyboard.press('Escape');
    await expect(conflict).toBeHidden();
    await expect(panel.getByText('Tell what it is')).toBeVisible();
    const unsaved = panel.getByRole('group', { name: 'Description: not saved' });
    await expect(unsaved).toContainText('somebody else has changed it');
    await unsaved.getByRole('button', { name: 'Save' }).click();
  });

  await test.step('both are put together and saved', async () => {
    await conflict.getByRole('radio', { name: 'Both, put together by hand' }).check();
    await conflict.getByRole('textbox', { name: 'The text to save' }).fill('Tell what it costs');
    await conflict.getByRole('button', { name: 'Save choice' }).click();
    await expect(conflict).toBeHidden();
    await expect(panel.getByText('Tell what it costs')).toBeVisible();
    await expect(panel.getByRole('group', { name: 'Description: not saved' })).toHaveCount(0);
  });

  const { body: saved } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
  expect(saved.description).toBe('Tell what it costs');
});

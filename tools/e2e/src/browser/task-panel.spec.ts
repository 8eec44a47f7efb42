import type { Comment, Task } from '@baton/dto';
import { expect, test } from '@playwright/test';
import { shareTask } from '../stack/shared-task.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;

test('a task in the trash says so, takes no changes and is restored where it is read', async ({
  browser,
}) => {
  const { owner, task } = await shareTask(site, 'TRASH');
  await owner.must('DELETE', `/api/tasks/${task.id}`, undefined, { ifMatch: '"1"' });

  const page = await signIn(browser, owner, '/p/TRASH/1');
  const panel = page.getByRole('dialog');
  const notice = panel.getByText('This task is in the trash.');
  await expect(notice).toBeVisible();
  await expect(panel.getByLabel('Status')).toBeDisabled();
  await expect(panel.getByRole('button', { name: 'Add part' })).toHaveCount(0);

  await panel.getByRole('button', { name: 'Restore' }).click();
  await expect(panel.getByLabel('Status')).toBeEnabled();
  await expect(notice).toHaveCount(0);

  await panel.getByRole('button', { name: 'TRASH-1: more' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(notice).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByLabel('Status')).toBeEnabled();
});

test('a viewer says how far their own part is, and changes nothing else', async ({ browser }) => {
  const { owner, member, project, task } = await shareTask(site, 'VIEW');
  await owner.must('POST', `/api/tasks/${task.id}/parts`, { role: 'build', assigneeId: owner.id });
  await owner.must('PATCH', `/api/projects/${project.id}/members/${member.id}`, { role: 'viewer' });

  const page = await signIn(browser, member, '/p/VIEW/1');
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('spinbutton', { name: 'Progress of build' })).toBeDisabled();
  await expect(panel.getByLabel('Status')).toBeDisabled();
  await expect(panel.getByRole('textbox', { name: 'New comment' })).toHaveCount(0);
  const own = panel.getByRole('spinbutton', { name: 'Progress of design' });
  await own.fill('40');
  await own.press('Enter');
  await expect(panel.getByText('20 %')).toBeVisible();
});

test('everything about a task is done by keyboard', async ({ browser }) => {
  const { owner, member, task } = await shareTask(site, 'PANEL');
  const page = await signIn(browser, owner, '/p/PANEL/1');
  const panel = page.getByRole('dialog');

  await test.step('a description in Markdown', async () => {
    await panel.getByRole('button', { name: 'Add a description' }).press('Enter');
    await page.keyboard.type('Say **what** <b>it</b> is');
    await page.keyboard.press('Control+Enter');
    await expect(panel.getByText('Say what <b>it</b> is')).toBeVisible();
    await expect(panel.locator('strong')).toHaveText('what');
    await expect(panel.getByRole('region', { name: 'Description' })).toBeFocused();
  });

  await test.step('a checklist, and its order', async () => {
    const add = panel.getByRole('textbox', { name: 'Add an item' });
    for (const item of ['Ask legal', 'Print']) {
      await add.fill(item);
      await add.press('Enter');
      await expect(panel.getByRole('checkbox', { name: item })).toBeEnabled();
    }
    await panel.getByRole('checkbox', { name: 'Print' }).press('Space');
    await panel.getByRole('button', { name: 'Item “Print”: edit, move, remove' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Move up' }).press('Enter');
    await expect(panel.getByRole('checkbox').first()).toHaveAccessibleName('Print');
    await expect(panel.getByText('1 of 2')).toBeVisible();
  });

  await test.step('a mention, picked from the members', async () => {
    await panel.getByRole('textbox', { name: 'New comment' }).focus();
    await page.keyboard.type('Ready for @gr');
    const members = panel.getByRole('listbox', { name: 'Members' });
    await expect(members.getByRole('option')).toHaveAccessibleName('Grace');
    await expect(members.getByRole('option')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Enter');
    await page.keyboard.type('now');
    await page.keyboard.press('Control+Enter');
    await expect(panel.locator('[data-mention]')).toHaveText('@Grace');
    await expect(panel.getByRole('textbox', { name: 'New comment' })).toHaveValue('');
  });

  const { body: comments } = await owner.must<{ items: Comment[] }>('GET', `/api/tasks/${task.id}/comments`);
  expect(comments.items).toMatchObject([
    { body: `Ready for @[Grace](${member.id}) now`, mentions: [{ id: member.id }] },
  ]);
  const { body: saved } = await owner.must<Task>('GET', `/api/tasks/${task.id}`);
  expect(saved.checklist).toMatchObject([
    { text: 'Print', done: true },
    { text: 'Ask legal', done: false },
  ]);
});

import type { Project, Task } from '@baton/dto';
import { expect, type Page, test } from '@playwright/test';
import { addTasks } from '../stack/many-tasks.ts';
import { Person } from '../stack/person.ts';
import { shareTask } from '../stack/shared-task.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;
const database = process.env['STACK_DATABASE_URL'] as string;

const titles = (page: Page) => page.locator('tbody a[data-cell="title"]');
const saved = (page: Page, key: string) => expect(page.getByText(`${key} saved`)).toBeVisible();

/** A project of one owner with tasks of these titles, the last one changed last. */
async function projectWith(key: string, ...names: string[]) {
  const owner = await Person.signUp(site, 'Ada');
  const { body: project } = await owner.must<Project>('POST', '/api/projects', {
    key,
    name: `Project ${key}`,
  });
  for (const title of names) await owner.must('POST', `/api/projects/${key}/tasks`, { title });
  return { owner, project };
}

test('five thousand tasks are one list, of which the page holds what is in sight', async ({ browser }) => {
  const { owner, project } = await projectWith('MANY');
  await addTasks(database, project, owner.id, 5_000);

  const page = await signIn(browser, owner, '/p/MANY');
  await expect(page.getByText('5000 tasks')).toBeVisible();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '5001');
  expect(await page.locator('tbody tr').count()).toBeLessThan(80);

  await titles(page).first().focus();
  await page.keyboard.press('Control+End');
  await expect(page.getByRole('link', { name: 'Task number 5000', exact: true })).toBeInViewport();
  await page.keyboard.press('Control+Home');
  await expect(page.getByRole('checkbox', { name: 'Select MANY-1', exact: true })).toBeFocused();

  await page.keyboard.press('/');
  await page.keyboard.type('number 4321');
  await expect(titles(page)).toHaveText(['Task number 4321']);
});

test('a link shows the same view, on the table and on the board', async ({ browser }) => {
  const { owner, member } = await shareTask(site, 'LINK');
  for (const [title, status] of [
    ['Checkout', 'doing'],
    ['Search', 'review'],
    ['Basket', 'doing'],
  ]) {
    await owner.must('POST', '/api/projects/LINK/tasks', { title, status });
  }
  const page = await signIn(browser, owner, '/p/LINK');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('option', { name: 'Status' }).click();
  await page.getByRole('option', { name: 'In progress' }).click();
  await page.getByRole('option', { name: 'In review' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Display' }).click();
  await page.getByLabel('Group by').selectOption('Status');
  await page.getByLabel('Sort by').selectOption('Title');
  await page.keyboard.press('Escape');
  const shown = ['Basket', 'Checkout', 'Search'];
  await expect(titles(page)).toHaveText(shown);

  const address = page.url().slice(site.length);
  const other = await signIn(browser, member, address);
  await expect(titles(other)).toHaveText(shown);
  await expect(other.getByRole('button', { name: 'In progress 2' })).toBeVisible();

  await other.getByRole('radio', { name: 'Board' }).check();
  await expect(other.locator('a[data-card]')).toHaveText(['Checkout', 'Basket', 'Search']);
  await other.getByRole('link', { name: 'Search' }).click();
  await expect(other.getByRole('dialog')).toBeVisible();
  await other.keyboard.press('Escape');
  await expect(other).toHaveURL(/view=board/);
  await expect(other).toHaveURL(/status=doing&status=review/);
});

test('fields are edited in their row by keyboard, and taken back', async ({ browser }) => {
  const { owner } = await projectWith('EDIT', 'Landing page');
  const page = await signIn(browser, owner, '/p/EDIT');
  const row = page.getByRole('row', { name: /EDIT-1/ });

  await titles(page).first().focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Landing pages');
  await page.keyboard.press('Enter');
  await saved(page, 'EDIT-1');
  await expect(titles(page)).toHaveText(['Landing pages']);
  await expect(titles(page)).toBeFocused();

  await page.keyboard.press('s');
  await page.getByRole('listbox', { name: 'Status' }).press('3');
  await expect(row.getByRole('button', { name: 'Status of EDIT-1: In review' })).toBeFocused();

  await page.keyboard.press('Control+z');
  await expect(row.getByRole('button', { name: 'Status of EDIT-1: To do' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(titles(page)).toHaveText(['Landing page']);

  await page.keyboard.press('d');
  await page.getByLabel('Due', { exact: true }).fill('2031-05-04');
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Due of EDIT-1: May 4, 2031' })).toBeVisible();
});

test('several tasks are changed, moved to the trash and restored at once', async ({ browser }) => {
  const { owner } = await projectWith('BULK', 'One', 'Two', 'Three');
  const page = await signIn(browser, owner, '/p/BULK');
  await titles(page).first().focus();
  await page.keyboard.press('x');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('x');
  const bar = page.getByRole('region', { name: 'Change the selected tasks' });
  await expect(bar.getByText('2 selected')).toBeVisible();

  await bar.getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('option', { name: 'Urgent' }).click();
  await expect(page.getByRole('button', { name: /Priority of .*: Urgent/ })).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: /Priority of .*: None/ })).toHaveCount(3);

  await bar.getByRole('button', { name: 'Move to trash' }).click();
  await expect(titles(page)).toHaveText(['One']);
  await page.getByRole('button', { name: 'More about the list' }).click();
  await page.getByRole('menuitem', { name: 'Trash' }).click();
  await page.getByRole('button', { name: 'Restore BULK-3' }).click();
  await page.keyboard.press('Escape');
  await expect(titles(page)).toHaveText(['Three', 'One']);
});

test('a card is carried to another column by keys, and back', async ({ browser }) => {
  const { owner } = await projectWith('KEYS', 'First', 'Second');
  await owner.must('POST', '/api/projects/KEYS/tasks', { title: 'Third', status: 'doing' });
  const page = await signIn(browser, owner, '/p/KEYS?view=board');
  const cards = (column: string) =>
    page.getByRole('region', { name: new RegExp(column) }).locator('a[data-card]');
  await expect(cards('To do,')).toHaveText(['First', 'Second']);

  await cards('To do,').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('In progress, place 2 of 2')).toBeAttached();
  await page.keyboard.press('Space');
  await saved(page, 'KEYS-1');
  await expect(cards('In progress,')).toHaveText(['Third', 'First']);
  await expect(cards('In progress,').last()).toBeFocused();

  const { body: task } = await owner.must<Task>('GET', '/api/tasks/KEYS-1');
  expect(task.status).toBe('doing');
  await page.reload();
  await expect(cards('In progress,')).toHaveText(['Third', 'First']);

  await cards('In progress,').first().dragTo(cards('To do,').first());
  await saved(page, 'KEYS-3');
  await expect(cards('In progress,')).toHaveText(['First']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cards('In progress,')).toHaveText(['Third', 'First']);
});

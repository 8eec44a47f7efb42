import { type Browser, expect, type Page, test } from '@playwright/test';
import type { Person } from '../stack/person.ts';
import { shareTask } from '../stack/shared-task.ts';

const site = process.env['SITE_URL'] as string;

/** The page of that path, as the person sees it. */
async function signIn(browser: Browser, person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  await page.goto(path);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return page;
}

test('a task in the trash says so, takes no changes and is restored where it is read', async ({
  browser,
}) => {
  const { owner, task } = await shareTask(site, 'TRASH');
  await owner.must('DELETE', `/api/tasks/${task.id}`, undefined, { ifMatch: '"1"' });

  const page = await signIn(browser, owner, '/p/TRASH/1');
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('status')).toContainText('This task is in the trash.');
  await expect(panel.getByLabel('Status')).toBeDisabled();
  await expect(panel.getByRole('button', { name: 'Add part' })).toHaveCount(0);

  await panel.getByRole('button', { name: 'Restore' }).click();
  await expect(panel.getByLabel('Status')).toBeEnabled();
  await expect(panel.getByRole('status')).toHaveCount(0);
});

test('a viewer says how far their own part is, and changes nothing else', async ({ browser }) => {
  const { owner, member, project, task } = await shareTask(site, 'VIEW');
  await owner.must('POST', `/api/tasks/${task.id}/parts`, { role: 'build', assigneeId: owner.id });
  await owner.must('PATCH', `/api/projects/${project.id}/members/${member.id}`, { role: 'viewer' });

  const page = await signIn(browser, member, '/p/VIEW/1');
  const panel = page.getByRole('dialog');
  await expect(panel.getByRole('spinbutton', { name: 'Progress of build' })).toBeDisabled();
  await expect(panel.getByLabel('Status')).toBeDisabled();
  const own = panel.getByRole('spinbutton', { name: 'Progress of design' });
  await own.fill('40');
  await own.press('Enter');
  await expect(panel.getByText('20 %')).toBeVisible();
});

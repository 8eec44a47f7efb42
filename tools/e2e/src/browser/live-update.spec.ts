import { expect, test } from '@playwright/test';
import { shareTask } from '../stack/shared-task.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;

test('a second window shows what somebody does, says it, and who looks at the same task', async ({
  browser,
}) => {
  const { owner, member } = await shareTask(site, 'LIVE');
  const adas = await signIn(browser, owner, '/p/LIVE');
  const graces = await signIn(browser, member, '/p/LIVE');
  await expect(graces.getByRole('button', { name: 'Status of LIVE-1: To do' })).toBeVisible();
  const title = adas.locator('tbody a[data-cell="title"]');
  await title.focus();
  await adas.keyboard.press('s');
  await adas.getByRole('listbox', { name: 'Status' }).press('3');

  await expect(graces.getByRole('button', { name: 'Status of LIVE-1: In review' })).toBeVisible();
  await expect(graces.getByRole('status').filter({ hasText: 'Ada set LIVE-1 to In review' })).toBeAttached();
  // Who did it is told by what was saved, not by the news.
  await expect(adas.getByText('Ada set LIVE-1')).toHaveCount(0);

  await title.press('Enter');
  await graces.getByRole('link', { name: 'Landing page' }).press('Enter');
  await expect(graces.getByRole('dialog').getByText('Looking at this too: Ada')).toBeAttached();
  await expect(adas.getByRole('dialog').getByText('Looking at this too: Grace')).toBeAttached();
  await adas.keyboard.press('Escape');
  await expect(adas.getByRole('dialog')).toBeHidden();
  await expect(graces.getByText('Looking at this too: Ada')).toHaveCount(0);
  await expect(title).toBeFocused();
  await adas.context().close();
  await graces.context().close();
});

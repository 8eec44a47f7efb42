import { type Browser, expect, type Page, test } from '@playwright/test';
import { untilMail } from '../stack/inbox.ts';

const site = process.env['SITE_URL'] as string;
const inbox = process.env['INBOX_URL'] as string;

/** Somebody in a browser of their own. */
async function signUp(browser: Browser, name: string, email: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('heading', { name: 'Projects', level: 1 })).toBeVisible();
  return page;
}

test('two people sign up, share a task, and one reads in a mail what the other changed', async ({
  browser,
}) => {
  const graceEmail = `grace-${crypto.randomUUID()}@example.com`;
  const ada = await signUp(browser, 'Ada', `ada-${crypto.randomUUID()}@example.com`);
  const grace = await signUp(browser, 'Grace', graceEmail);

  await test.step('Ada creates a project and adds Grace', async () => {
    await ada.getByRole('button', { name: 'New project' }).first().click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByLabel('Name').fill('New web site');
    await dialog.getByLabel('Key').fill('WEB');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await expect(ada.getByRole('heading', { name: 'New web site' })).toBeVisible();
    await ada.getByRole('button', { name: 'Members' }).click();
    await ada.getByRole('dialog').getByLabel('Email').fill(graceEmail);
    await ada.getByRole('dialog').getByRole('button', { name: 'Add member' }).click();
    await expect(ada.getByRole('dialog').getByText('Grace', { exact: true })).toBeVisible();
    await ada.keyboard.press('Escape');
  });

  await test.step('Ada creates a task with a part for Grace', async () => {
    await ada.getByRole('button', { name: 'New task' }).click();
    const dialog = ada.getByRole('dialog');
    await dialog.getByLabel('Title').fill('Landing page');
    await dialog.getByRole('button', { name: 'Add part' }).click();
    await dialog.getByLabel('Role').fill('design');
    await dialog.getByLabel('Person').selectOption({ label: 'Grace' });
    await dialog.getByRole('button', { name: 'Create task' }).click();
    const row = ada.getByRole('row', { name: /WEB-1/ });
    await expect(row).toContainText('Landing page');
    await expect(row).toContainText('Grace');
  });

  await test.step('Ada changes the progress in place', async () => {
    await ada.getByRole('button', { name: 'Progress of WEB-1: 0 %' }).click();
    const progress = ada.getByRole('spinbutton', { name: 'Progress of design' });
    await progress.fill('40');
    await progress.press('Enter');
    await expect(ada.getByRole('button', { name: 'Progress of WEB-1: 40 %' })).toBeVisible();
  });

  await test.step('Grace finds the change in her mail, and the task behind its link', async () => {
    const subject = '[WEB-1] Landing page: progress 0 % → 40 %';
    const mail = await untilMail(inbox, graceEmail, subject);
    expect(mail.body.text).toContain('Ada');
    const link = /https?:\/\/\S+\/p\/WEB\/1/.exec(mail.body.text ?? '')?.[0];
    await grace.goto(link as string);
    await expect(grace.getByRole('dialog').getByLabel('Title')).toHaveValue('Landing page');
    await expect(grace.getByRole('slider', { name: 'Progress of design' })).toHaveAttribute(
      'aria-valuenow',
      '40',
    );
  });
});

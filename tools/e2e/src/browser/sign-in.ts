import type { Browser, Page } from '@playwright/test';
import type { Person } from '../stack/person.ts';

const site = process.env['SITE_URL'] as string;

/** The page of that path, in a browser of the person's own. */
export async function signIn(browser: Browser, person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: site });
  const page = await context.newPage();
  await page.goto(path);
  await fillIn(page, person);
  return page;
}

/** Fills the login page that a page has come to. */
export async function fillIn(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

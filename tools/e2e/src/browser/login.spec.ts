import { expect, test } from '@playwright/test';
import { untilMail } from '../stack/inbox.ts';
import { Person, someAddress } from '../stack/person.ts';

const site = process.env['SITE_URL'] as string;
const inbox = process.env['INBOX_URL'] as string;

test('the focus and the address go along from one form of the login to the next', async ({ page }) => {
  const email = someAddress();
  await page.goto(`${site}/login`);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('not my password at all');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('alert')).toBeFocused();

  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await expect(page.getByRole('heading', { name: 'Set a new password' })).toBeFocused();
  await expect(page.getByLabel('Email')).toHaveValue(email);

  await page.getByRole('button', { name: 'Mail me the link' }).click();
  await expect(page.getByRole('status')).toContainText('If there is an account of');
  await expect(page.getByRole('button', { name: 'Mail it again' })).toBeDisabled();
  await page.getByLabel('Email').fill(someAddress());
  await expect(page.getByRole('button', { name: 'Mail it again' })).toBeEnabled();

  await page.getByRole('link', { name: 'Go to sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeFocused();
});

test('somebody invited is told to confirm, and their project comes by itself once they have', async ({
  page,
}) => {
  const email = someAddress();
  const owner = await Person.signUp(site, 'Ada');
  await owner.must('POST', '/api/projects', { key: 'INV', name: 'Invited' });
  await owner.must('POST', '/api/projects/INV/members', { email, role: 'editor' });

  await page.goto(`${site}/login#sign-up=${encodeURIComponent(email)}`);
  await page.getByLabel('Name').fill('Grace');
  await page.getByLabel('Password', { exact: true }).fill('qwertyuiop123');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText('Too common. Put several unrelated words together.')).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('three lanterns by the sea');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByText(`The project appears here once you have confirmed ${email}`)).toBeVisible();

  const mail = await untilMail(inbox, email, 'Confirm your email address');
  const link = /https?:\/\/\S+#verify=\S+/.exec(mail.body.text ?? '')?.[0] as string;
  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(page.getByRole('status')).toContainText('Your address is confirmed.');
  await page.getByRole('button', { name: 'Go on to Baton' }).click();
  await expect(page.getByRole('link', { name: /Invited/ })).toBeVisible();

  await page.goto(link);
  await page.getByRole('button', { name: 'Confirm my address' }).click();
  await expect(
    page.getByText('If you have confirmed it already, there is nothing more to do.'),
  ).toBeVisible();
});

test('without a choice the colours follow the system at once, and the choice offers the others', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${site}/login`);
  await expect(page.getByRole('button', { name: 'Use dark colours' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: 'Use light colours' }).click();
  await expect(page.getByRole('button', { name: 'Use dark colours' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
});

import { expect, test } from '@playwright/test';
import { untilMail } from '../stack/inbox.ts';
import { Person } from '../stack/person.ts';

const site = process.env['SITE_URL'] as string;
const inbox = process.env['INBOX_URL'] as string;

test.use({ locale: 'ko-KR' });

test('somebody who reads Korean signs up, shares a task, and the mail of it is Korean too', async ({
  browser,
}) => {
  const colleague = await Person.signUp(site, '김하나', { locale: 'ko' });
  const page = await (await browser.newContext({ baseURL: site })).newPage();
  await page.goto('/');
  await page.getByRole('link', { name: '계정 만들기' }).click();
  await page.getByLabel('이름').fill('이서준');
  await page.getByLabel('이메일').fill(`seojun-${crypto.randomUUID()}@example.com`);
  await page.getByLabel('비밀번호', { exact: true }).fill('a long enough password');
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.getByRole('heading', { name: '프로젝트', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ko');

  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: '새 프로젝트' }).first().click();
  await dialog.getByLabel('이름').fill('봄 출시');
  await dialog.getByLabel('키').fill('SPRING');
  await dialog.getByRole('button', { name: '프로젝트 만들기' }).click();
  await page.getByRole('button', { name: '멤버' }).click();
  await dialog.getByLabel('이메일').fill(colleague.email);
  await dialog.getByRole('button', { name: '멤버 추가' }).click();
  await expect(dialog.getByText('김하나', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '새 작업' }).click();
  await dialog.getByLabel('제목').fill('사용 설명서');
  await dialog.getByRole('button', { name: '파트 추가' }).click();
  await dialog.getByLabel('역할').fill('번역');
  await dialog.getByLabel('담당자').selectOption({ label: '김하나' });
  await dialog.getByRole('button', { name: '작업 만들기' }).click();
  await expect(page.getByRole('row', { name: /SPRING-1/ })).toContainText('할 일');

  const mail = await untilMail(inbox, colleague.email, /^\[SPRING-1\] 사용 설명서: /);
  expect(mail.body.text).toContain('이서준');
  expect(mail.body.text).toContain('번역');
  expect(mail.body.html).toMatch(/<html[^>]* lang="ko"/);
});

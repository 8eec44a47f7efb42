import type { Project, Task } from '@baton/dto';
import { expect, type Page, test } from '@playwright/test';
import { mailsTo } from '../stack/inbox.ts';
import { Person } from '../stack/person.ts';
import { signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;
const inbox = process.env['INBOX_URL'] as string;

const MARKUP = '<img src=x onerror="ran = 1"><script>var ran = 1</script>';

/** Shown letter by letter, with nothing of it run or made an element. */
async function expectText(page: Page, words: readonly string[]): Promise<void> {
  for (const word of words) await expect(page.getByText(`${word} ${MARKUP}`).first()).toBeAttached();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
}

test('HTML in names, titles, descriptions and comments is text, in the site and in mails', async ({
  browser,
}) => {
  const owner = await Person.signUp(site, `Eve ${MARKUP}`);
  const member = await Person.signUp(site, 'Grace');
  const { body: project } = await owner.must<Project>('POST', '/api/projects', {
    key: 'HTML',
    name: `Project ${MARKUP}`,
  });
  await owner.must('POST', `/api/projects/${project.id}/members`, { email: member.email, role: 'editor' });
  const { body: task } = await owner.must<Task>('POST', `/api/projects/${project.id}/tasks`, {
    title: `Title ${MARKUP}`,
    description: `Description ${MARKUP}`,
    parts: [{ role: 'design', assigneeId: member.id }],
  });
  await owner.must('POST', `/api/tasks/${task.id}/comments`, { body: `Comment ${MARKUP}` });

  await test.step('in the site', async () => {
    const page = await signIn(browser, member, '/p/HTML/1');
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectText(page, ['Project', 'Eve', 'Title', 'Description', 'Comment']);
  });

  await test.step('in the mails', async () => {
    const about = async () =>
      (await mailsTo(inbox, member.email)).filter(({ subject }) => subject.startsWith('[HTML-1]'));
    await expect.poll(async () => (await about()).length, { timeout: 20_000 }).toBe(2);
    const page = await browser.newPage();
    for (const word of ['Description', 'Comment']) {
      const mail = (await about()).find(({ body }) => body.text?.includes(`${word} ${MARKUP}`));
      await page.setContent(mail?.body.html ?? '');
      await expectText(page, ['Eve', 'Title', word]);
    }
  });
});

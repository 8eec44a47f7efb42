import { chromium } from '@playwright/test';
import { chromiumOptions } from '@baton/services';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
const SAMPLES = new URL('../../../dist/mails/index.html', import.meta.url);

interface Picture {
  /** The title of its frame on the page of samples. */
  readonly sample: string;
  readonly width: 360 | 420 | 680;
  readonly colorScheme: 'light' | 'dark';
}

/** The pictures of docs/mails.md, by their files. */
const PICTURES: Readonly<Record<string, Picture>> = {
  'mail-en-light': { sample: 'task.updated.progress-with-parts, en', width: 420, colorScheme: 'light' },
  'mail-ko-light': { sample: 'task.updated.progress-with-parts, ko', width: 420, colorScheme: 'light' },
  'mail-description-en-light': { sample: 'task.updated.description, en', width: 680, colorScheme: 'light' },
  'mail-changes-ko-dark': { sample: 'task.updated.several, ko', width: 680, colorScheme: 'dark' },
  'mail-mention-ko-360-light': { sample: 'comment.created.mention, ko', width: 360, colorScheme: 'light' },
  'mail-comment-edited-en-360-dark': { sample: 'comment.updated, en', width: 360, colorScheme: 'dark' },
  'mail-task-digest-en-360-light': { sample: 'digest.one-task, en', width: 360, colorScheme: 'light' },
  'mail-digest-ko-360-dark': { sample: 'digest.waited, ko', width: 360, colorScheme: 'dark' },
};

const browser = await chromium.launch(chromiumOptions());
try {
  const samples = await browser.newPage();
  await samples.goto(SAMPLES.href);
  for (const [file, { sample, width, colorScheme }] of Object.entries(PICTURES)) {
    const html = await samples.getByTitle(sample, { exact: true }).getAttribute('srcdoc');
    // Lower than any mail, so that the picture ends where the mail does.
    const page = await browser.newPage({ viewport: { width, height: 100 }, colorScheme });
    await page.setContent(html ?? '');
    await page.screenshot({ path: join(FOLDER, `${file}.png`), fullPage: true });
    await page.close();
  }
} finally {
  await browser.close();
}

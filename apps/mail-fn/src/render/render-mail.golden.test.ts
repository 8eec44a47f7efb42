import { LOCALES, type Locale, NOTIFY_REASONS } from '@baton/vocabulary';
import { readFile, readdir } from 'node:fs/promises';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { mailTo, toKim, toLee } from '../test-support/sample-entries.ts';
import type { MailContent } from './mail-content.ts';
import { renderAuthMail } from './render-auth-mail.ts';
import { readerOf } from './test-support/mail-sample.ts';
import { authMailSamples, mailSamples } from './test-support/mail-samples.ts';

const SITE = 'https://baton.example.com';
const style = {
  ...JSON.parse(await readFile(new URL('../../../../.prettierrc.json', import.meta.url), 'utf8')),
  parser: 'html',
};

/** Of most samples only the rows, which is what differs; the shell around them is in the one of their kind. */
const WHOLE = /^(auth\..*|[a-z]+\.[a-z]+|digest|digest\.one-task|digest\.waited|task\.updated\.several)$/;

async function expectGolden(name: string, locale: Locale, { subject, text, html }: MailContent) {
  const file = `./test-support/golden/${name}.${locale}`;
  await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`${file}.txt`);
  // Formatted, so that a person can review it.
  const shown = await format(WHOLE.test(name) ? html : rowsOf(html), style);
  await expect(shown).toMatchFileSnapshot(`${file}.html`);
}

/** What stands between the title and the button. */
function rowsOf(html: string): string {
  const [, rows] = /<\/h1>(<table.*)<div class="rule"/.exec(html) ?? [];
  return rows ?? '';
}

const kept = await readdir(new URL('./test-support/golden', import.meta.url));

test('each sample has its files in each language, and each file its sample', () => {
  const names = [
    ...mailSamples.map(([name]) => name),
    ...Object.keys(authMailSamples).map((mail) => `auth.${mail}`),
  ];
  const files = names.flatMap((name) =>
    LOCALES.flatMap((locale) => [`${name}.${locale}.html`, `${name}.${locale}.txt`]),
  );
  expect(kept.sort()).toEqual(files.sort());
});

test('each reason to mail somebody has a sample', () => {
  const reasons = new Set(mailSamples.map(([, { reason }]) => reason));
  expect([...reasons].sort()).toEqual([...NOTIFY_REASONS].sort());
});

describe.each([toKim, toLee])('in $locale', (reader) => {
  test.each(mailSamples)('the mail "%s" reads as in its files', async (name, sample) => {
    await expectGolden(name, reader.locale, mailTo(readerOf(sample, reader), sample.entry).render());
  });

  test.each(Object.values(authMailSamples))('the mail "$mail" reads as in its files', async (mail) => {
    await expectGolden(`auth.${mail.mail}`, reader.locale, renderAuthMail({ ...mail, to: reader }, SITE));
  });
});

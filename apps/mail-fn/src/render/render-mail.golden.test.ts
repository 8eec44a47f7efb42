import { readFile } from 'node:fs/promises';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { toKim, toLee } from '../test-support/sample-entries.ts';
import { renderMail } from './render-mail.ts';
import { mailSamples } from './test-support/mail-samples.ts';

const style = {
  ...JSON.parse(await readFile(new URL('../../../../.prettierrc.json', import.meta.url), 'utf8')),
  parser: 'html',
};

describe.each([toKim, toLee])('in $locale', (reader) => {
  test.each(Object.entries(mailSamples))('the mail "%s" reads as in its files', async (name, entry) => {
    const { subject, text, html } = renderMail(entry, reader, 'https://baton.example.com');
    const file = `./test-support/golden/${name}.${reader.locale}`;
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`${file}.txt`);
    // Formatted, so that a person can review it.
    await expect(await format(html, style)).toMatchFileSnapshot(`${file}.html`);
  });
});

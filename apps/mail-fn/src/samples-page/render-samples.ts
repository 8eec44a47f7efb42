import { renderAuthMail } from '../render/index.ts';
import { authMailSamples, mailSamples } from '../render/test-support/mail-samples.ts';
import { readerOf } from '../render/test-support/mail-sample.ts';
import { mailTo, toKim, toLee } from '../test-support/sample-entries.ts';
import type { RenderedSample } from './samples-page.tsx';

const READERS = [toKim, toLee];

/** The samples that the golden files are of. */
export function renderSamples(): readonly RenderedSample[] {
  return [
    ...mailSamples.map(([name, sample]) => ({
      name,
      mails: READERS.map((reader) => ({
        locale: reader.locale,
        content: mailTo(readerOf(sample, reader), sample.entry).render(),
      })),
    })),
    ...Object.values(authMailSamples).map((mail) => ({
      name: `auth.${mail.mail}`,
      mails: READERS.map((reader) => ({
        locale: reader.locale,
        content: renderAuthMail({ ...mail, to: reader }, 'https://baton.example.com'),
      })),
    })),
  ];
}

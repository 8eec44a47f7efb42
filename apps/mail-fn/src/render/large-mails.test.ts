import { expect, test } from 'vitest';
import {
  comment,
  commentCreated,
  commentUpdated,
  digest,
  mailTo,
  taskNumber,
  toKim,
  told,
} from '../test-support/sample-entries.ts';
import { manyChanges } from './test-support/change-samples.ts';

/** Gmail shows so many bytes of HTML and hides the rest behind a link. */
const GMAIL_CLIPS_AT = 102 * 1024;

function sizeOf(html: string): number {
  return Buffer.byteLength(html);
}

test('the longest comment is shown whole, before Gmail clips', () => {
  const body = '가나다라 '.repeat(2_000);
  const { html, text } = mailTo(toKim, commentCreated(body)).render();
  expect(html).toContain(body);
  expect(text).toContain(`  ${body.trimEnd()}\n`);
  expect(sizeOf(html)).toBeLessThan(GMAIL_CLIPS_AT);
});

test('a comment that was written anew is shown as two pieces', () => {
  const from = Array.from({ length: 1_500 }, (_, index) => `a${index}`).join(' ');
  const to = Array.from({ length: 1_500 }, (_, index) => `b${index}`).join(' ');
  expect(sizeOf(mailTo(toKim, commentUpdated(from, to)).render().html)).toBeLessThan(20 * 1024);
});

test('a digest as large as they get names each of its tasks, and is clipped by nobody', () => {
  const items = Array.from({ length: 100 }, (_, index) => ({
    what: 'updated' as const,
    ...told(taskNumber(index + 1, 'A title of some length, as they are in real life')),
    changes: manyChanges.slice(0, 2),
  }));
  const { html, subject, text } = mailTo(toKim, digest(items, { total: 500 })).render();
  expect(subject).toBe('[WEB] 500 tasks changed');
  expect(text.match(/^WEB-\d+ {2}A title/gm)).toHaveLength(100);
  expect(text).toContain('And 400 more tasks.\n');
  expect(sizeOf(html)).toBeLessThan(GMAIL_CLIPS_AT);
});

test('a long discussion that waited is cut, comment by comment, before Gmail clips it', () => {
  const items = Array.from({ length: 40 }, () => ({
    what: 'commented' as const,
    ...told(taskNumber(12, 'Landing page')),
    comment,
    body: 'word '.repeat(2_000),
  }));
  const { html, subject } = mailTo(toKim, digest(items, { total: 1, bulkId: undefined })).render();
  expect(subject).toBe('[WEB-12] Landing page: 40 new comments');
  expect(sizeOf(html)).toBeLessThan(GMAIL_CLIPS_AT);
});

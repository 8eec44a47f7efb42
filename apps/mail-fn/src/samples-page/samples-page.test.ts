import { expect, test } from 'vitest';
import { authMailSamples, mailSamples } from '../render/test-support/mail-samples.ts';
import { renderSamples } from './render-samples.ts';
import { renderSamplesPage } from './samples-page.tsx';

const samples = renderSamples();
const page = renderSamplesPage(samples);

test('the page of samples shows each mail in both languages, as HTML and as text', () => {
  const count = mailSamples.length + Object.keys(authMailSamples).length;
  expect(page.match(/<iframe /g)).toHaveLength(2 * count);
  expect(page.match(/<pre>/g)).toHaveLength(2 * count);
  expect(page).toContain('<pre>Mina Park changed 3 tasks in Website.\n');
  expect(page).toContain('<pre>Mina Park 님이 Website 프로젝트의 작업 3건을 변경했습니다.\n');
});

test('what a hostile sample holds stays within its frame', () => {
  expect(page.match(/<script>/g)).toHaveLength(1);
  expect(page).not.toContain('<img');
});

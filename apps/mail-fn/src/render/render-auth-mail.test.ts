import { expect, test } from 'vitest';
import { toKim, toLee } from '../test-support/sample-entries.ts';
import { renderAuthMail } from './render-auth-mail.ts';
import { authMailSamples } from './test-support/mail-samples.ts';

const SITE = 'https://baton.example.com';
const newDevice = authMailSamples['new-device'];

test.each([
  [{ browser: 'Chrome', os: 'Linux' }, 'New sign-in: Chrome on Linux', '새 기기에서 로그인: Linux의 Chrome'],
  [{ browser: '\t', os: 'Linux' }, 'New sign-in: Linux', '새 기기에서 로그인: Linux'],
  [{ browser: 'Chrome', os: null }, 'New sign-in: Chrome', '새 기기에서 로그인: Chrome'],
  [{ browser: null, os: 'Linux' }, 'New sign-in: Linux', '새 기기에서 로그인: Linux'],
  [{ browser: null, os: null }, 'New sign-in: an unknown device', '새 기기에서 로그인: 알 수 없는 기기'],
])('a device is named by what it says of itself: %o', (device, en, ko) => {
  const subjects = [toKim, toLee].map((to) => renderAuthMail({ ...newDevice, device, to }, SITE).subject);
  expect(subjects).toEqual([en, ko]);
});

test('a device that says too much of itself is cut', () => {
  const device = { browser: 'x'.repeat(500), os: null };
  expect(renderAuthMail({ ...newDevice, device }, SITE).subject).toBe(`New sign-in: ${'x'.repeat(80)}…`);
});

test.each([
  ['Asia/Seoul', 'Time: Nov 22, 2026, 15:30 (Asia/Seoul)\n'],
  ['America/New_York', 'Time: Nov 22, 2026, 01:30 (America/New_York)\n'],
  [null, 'Time: Nov 22, 2026, 06:30 (UTC)\n'],
  ['Moon/Tranquility', 'Time: Nov 22, 2026, 06:30 (UTC)\n'],
])('the time of a sign-in is that of its device in %s', (timeZone, line) => {
  expect(renderAuthMail({ ...newDevice, timeZone }, SITE).text).toContain(line);
});

test.each([
  [1, 'within 1 minute.', '1분 안에'],
  [45, 'within 45 minutes.', '45분 안에'],
  [60, 'within 1 hour.', '1시간 안에'],
  [90, 'within 90 minutes.', '90분 안에'],
  [1_440, 'within 24 hours.', '24시간 안에'],
])('a link of %i minutes says how long it works', (minutes, en, ko) => {
  const mail = { ...authMailSamples['reset-password'], minutes };
  expect(renderAuthMail({ ...mail, to: toKim }, SITE).text).toContain(en);
  expect(renderAuthMail({ ...mail, to: toLee }, SITE).text).toContain(ko);
});

test('a token stands in the address as the site reads it back', () => {
  const token = 'a/b?c=d&e#f g';
  const { text, html } = renderAuthMail({ ...authMailSamples['verify-email'], token }, SITE);
  const address = 'https://baton.example.com/login#verify=a%2Fb%3Fc%3Dd%26e%23f%20g';
  expect(text).toContain(`${address}\n`);
  expect(html).toContain(`href="${address}"`);
});

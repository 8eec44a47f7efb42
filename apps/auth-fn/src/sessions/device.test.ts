import { expect, it } from 'vitest';
import { deviceOf } from './device.ts';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

it.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${CHROME}`, 'Chrome', 'Linux'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Edg/141.0.0.0`, 'Microsoft Edge', 'Windows'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
      'Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iOS',
  ],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Whale/4.0.0.0`, 'NAVER Whale Browser', 'Windows'],
])('%s is %s on %s', async (userAgent, browser, os) => {
  expect(await deviceOf(userAgent)).toEqual({ browser, os });
});

it.each(['', ' ', 'node', 'curl/8.5.0', 'Buy pills at http://evil.example/1.0 (', '\ud800', 'x'.repeat(256)])(
  '%j is no browser that is known',
  async (userAgent) => {
    expect(await deviceOf(userAgent)).toEqual({ browser: null, os: null });
  },
);

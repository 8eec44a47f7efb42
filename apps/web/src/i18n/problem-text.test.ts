import i18next from 'i18next';
import { expect, it } from 'vitest';
import { ProblemError } from '../api/problem-error.ts';
import { common as enCommon } from './en/common.ts';
import { common as koCommon } from './ko/common.ts';
import { problemText } from './problem-text.ts';

const i18n = i18next.createInstance();
await i18n.init({ resources: { en: { common: enCommon }, ko: { common: koCommon } } });

it.each([
  [6, 'Too many tries. Try again in 6 seconds.', '시도 횟수가 너무 많습니다. 6초 후에 다시 시도하세요.'],
  [90, 'Too many tries. Try again in 2 minutes.', '시도 횟수가 너무 많습니다. 2분 후에 다시 시도하세요.'],
  [5_400, 'Too many tries. Try again in 2 hours.', '시도 횟수가 너무 많습니다. 2시간 후에 다시 시도하세요.'],
  [
    undefined,
    'Too many tries. Try again in 1 minute.',
    '시도 횟수가 너무 많습니다. 1분 후에 다시 시도하세요.',
  ],
])('who tries too often is told when to come again: %s s', (retryAfter, en, ko) => {
  const error = new ProblemError({ code: 'rate-limited', status: 429, detail: '' }, retryAfter);
  expect([
    problemText(error, i18n.getFixedT('en', 'common')),
    problemText(error, i18n.getFixedT('ko', 'common')),
  ]).toEqual([en, ko]);
});

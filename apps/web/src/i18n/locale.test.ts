import { describe, expect, it } from 'vitest';
import { pickLocale } from './locale.ts';

describe('pickLocale', () => {
  it('takes the first language that the site speaks', () => {
    expect(pickLocale(['fr-FR', 'ko-KR', 'en'])).toBe('ko');
  });

  it('takes what the visitor chose before what the browser says', () => {
    expect(pickLocale(['en', 'ko-KR'])).toBe('en');
  });

  it('falls back to English', () => {
    expect(pickLocale([null, 'fr'])).toBe('en');
  });
});

import { describe, expect, it } from 'vitest';
import { suggestProjectKey } from './suggest-project-key.ts';

describe('suggestProjectKey', () => {
  it.each([
    ['Website', 'WEB'],
    ['Web', 'WEB'],
    ['Mobile App Launch', 'MAL'],
    ['one two three four five six', 'OTTF'],
    ['Élan café', 'EC'],
    ['2026 Roadmap Review', 'RR'],
    ['웹사이트', 'WSI'],
    ['모바일 앱', 'MA'],
    ['사내 Wiki 개편', 'SWG'],
  ])('makes a key of %s', (name, key) => {
    expect(suggestProjectKey(name, [])).toBe(key);
  });

  it.each(['', '  ', 'X', '2026', '日本'])('leaves the key to the user when the name is "%s"', (name) => {
    expect(suggestProjectKey(name, [])).toBe('');
  });

  it('passes by the keys that are taken', () => {
    expect(suggestProjectKey('Web', ['WEB', 'WEB2'])).toBe('WEB3');
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from 'recheck';
import { expect, test } from 'vitest';
import { findExpressions, type FoundExpression } from './regular-expressions.ts';
import { repositoryFiles, ROOT } from './repository-files.ts';

/** What recheck cannot clear. */
const CLEARED_BY_HAND: readonly string[] = [
  // The one quantifier that others can feed ends after a hundred letters.
  String.raw`/@\[([^\]\r\n]{0,100})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi`,
  // One letter, in the set notation that recheck does not read.
  String.raw`/[[\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}]--[\n\t]]/gv`,
];

test('expressions are found as literals and as strings', () => {
  const source = "const a = /a+b/giu;\nconst b = new RegExp('c\\\\d', 'u');\nconst c = RegExp(`e`);";
  expect(findExpressions('file.ts', source)).toEqual([
    { source: 'a+b', flags: 'giu', at: 'file.ts:1' },
    { source: String.raw`c\d`, flags: 'u', at: 'file.ts:2' },
    { source: 'e', flags: '', at: 'file.ts:3' },
  ]);
});

test('an expression that takes exponential time is told', async () => {
  expect(await statusOf({ source: '^(a+)+$', flags: '' })).toBe('vulnerable');
});

test('no expression of what is shipped can be made slow', async () => {
  const expressions = ownExpressions();
  expect(expressions.length).toBeGreaterThan(60);
  const distinct = new Map(expressions.map((found) => [`/${found.source}/${found.flags}`, found]));
  expect([...distinct.keys()]).toEqual(expect.arrayContaining([...CLEARED_BY_HAND]));
  const slow: string[] = [];
  for (const [text, found] of distinct) {
    if (CLEARED_BY_HAND.includes(text)) continue;
    const status = await statusOf(found);
    if (status !== 'safe') slow.push(`${found.at} ${text}: ${status}`);
  }
  expect(slow).toEqual([]);
});

async function statusOf({ source, flags }: Omit<FoundExpression, 'at'>): Promise<string> {
  return (await check(source, flags, { timeout: 300_000 })).status;
}

function ownExpressions(): FoundExpression[] {
  const shipped = repositoryFiles().filter(
    (path) => /^(?:apps|libs)\/.*\.tsx?$/.test(path) && !/\.test\.|test-support|\.spec\./.test(path),
  );
  return shipped.flatMap((path) => findExpressions(path, readFileSync(join(ROOT, path), 'utf8')));
}

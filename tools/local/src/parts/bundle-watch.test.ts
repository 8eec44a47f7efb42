import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BundleWatch, watchBundle } from './bundle-watch.ts';

let folder: string;
let bundle: string;
let watch: BundleWatch | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-watch-'));
  bundle = join(folder, 'main.mjs');
  writeFileSync(bundle, 'first');
});
afterEach(async () => {
  await watch?.stop();
  rmSync(folder, { recursive: true });
});

/** Notes each change, and ends a look that has been waited for. */
function changes(): string[] {
  const seen: string[] = [];
  watch = watchBundle(bundle, () => seen.push('changed'), 5);
  return seen;
}

test('a bundle that is built anew is told of, also when it was gone in between', async () => {
  const seen = changes();
  rmSync(bundle);
  writeFileSync(bundle, 'second one');
  await vi.waitUntil(() => seen.length === 1);
  writeFileSync(bundle, 'the third one');
  await vi.waitUntil(() => seen.length === 2);
});

test('one that comes out the same is not', async () => {
  const seen = changes();
  utimesSync(bundle, 1, 1);
  writeFileSync(bundle, 'first');
  writeFileSync(bundle, 'another');
  await vi.waitUntil(() => seen.length > 0);
  expect(seen).toEqual(['changed']);
});

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

/** Notes each change. */
function changes(): string[] {
  const seen: string[] = [];
  watch = watchBundle(bundle, () => seen.push('changed'), 5);
  return seen;
}

const PATIENCE = { timeout: 20_000, interval: 5 };

test('a bundle that is built anew is told of, also when it was gone in between', async () => {
  const seen = changes();
  rmSync(bundle);
  writeFileSync(bundle, 'second');
  utimesSync(bundle, 2, 2);
  await vi.waitUntil(() => seen.length === 1, PATIENCE);
  writeFileSync(bundle, 'third');
  await vi.waitUntil(() => seen.length === 2, PATIENCE);
});

test('one that comes out the same is not', async () => {
  const seen = changes();
  utimesSync(bundle, 1, 1);
  writeFileSync(bundle, 'first');
  writeFileSync(bundle, 'another');
  await vi.waitUntil(() => seen.length > 0, PATIENCE);
  expect(seen).toEqual(['changed']);
});

import { chromiumOptions } from '@baton/services';
import getPort from 'get-port';
import lighthouse, { desktopConfig } from 'lighthouse';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { signIn } from './browser.ts';
import { USUAL_PROJECT, type WebWorld } from './world.ts';

const TARGETS = { performance: 95, accessibility: 100, 'best-practices': 100 } as const;
const TIMES = {
  'first-contentful-paint': 'ms',
  'largest-contentful-paint': 'ms',
  'total-blocking-time': 'ms',
  'cumulative-layout-shift': '',
} as const;

/** Lighthouse's scores of the login page, then of a task page whose user is signed in, on either kind of device. */
export async function* measureLighthouse(world: WebWorld, rounds: number): AsyncGenerator<Outcome> {
  const profile = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const port = await getPort({ host: '127.0.0.1' });
  const options = chromiumOptions();
  // A profile of its own, because Lighthouse opens its pages in the browser's first context.
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    args: [...options.args, `--remote-debugging-port=${port}`],
  });
  try {
    for (const device of ['desktop', 'mobile'] as const) {
      yield await measurePage(`login page, ${device}`, `${world.site}/login`, device, port, rounds);
    }
    await signIn(world, context);
    for (const device of ['desktop', 'mobile'] as const) {
      const url = `${world.site}/p/${USUAL_PROJECT}`;
      yield await measurePage(`task page, ${device}`, url, device, port, rounds);
    }
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function measurePage(
  name: string,
  url: string,
  device: 'desktop' | 'mobile',
  port: number,
  rounds: number,
): Promise<Outcome> {
  const runs: Awaited<ReturnType<typeof audit>>[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await audit(url, device, port));
  return tabulate(`Lighthouse, ${name}`, {
    figures: [
      ...Object.entries(TARGETS).map(([category, atLeast]) => ({
        name: `${name}: ${category}`,
        unit: '',
        rounds: runs.map(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100)),
        target: { atLeast },
      })),
      ...Object.entries(TIMES).map(([id, unit]) => ({
        name: `${name}: ${id}`,
        unit,
        rounds: runs.map(({ audits }) => audits[id]?.numericValue ?? NaN),
      })),
    ],
  });
}

async function audit(url: string, device: 'desktop' | 'mobile', port: number) {
  const flags = {
    port,
    onlyCategories: Object.keys(TARGETS),
    logLevel: 'error',
    // The session is to stay.
    disableStorageReset: true,
  } as const;
  const run = await lighthouse(url, flags, device === 'desktop' ? desktopConfig : undefined);
  if (!run) throw new Error(`Lighthouse has no result of ${url}`);
  const { lhr } = run;
  if (lhr.runtimeError) throw new Error(`Lighthouse fails at ${url}: ${lhr.runtimeError.message}`);
  if (lhr.finalDisplayedUrl !== url) throw new Error(`${url} leads to ${lhr.finalDisplayedUrl}`);
  return lhr;
}

import type { Browser, Page } from 'playwright-core';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { median } from '../statistics/quantile.ts';
import { openBarePage } from './bare-page.ts';
import { signedInContext } from './browser.ts';
import { twoFrames, watchKeys } from './in-page.ts';
import { LARGE_PROJECT, TASKS, type WebWorld } from './world.ts';

const TEXT = 'as quick as anybody types';

/** From the key's own time until its letter is painted, while a title is edited where it stands. */
export async function measureKeystrokes(world: WebWorld, browser: Browser, rounds: number): Promise<Outcome> {
  const [middle, slowest, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const barePage = await openBarePage(browser);
    await barePage.locator('input').focus();
    bare.push(median(await typed(barePage)));
    await barePage.close();

    await using context = await signedInContext(world, browser);
    const page = await context.newPage();
    await page.goto(`/p/${LARGE_PROJECT}`);
    await page.getByText(`${TASKS} tasks`).waitFor();
    await page.locator('tbody a[data-cell="title"]').first().focus();
    await page.keyboard.press('F2');
    await page.locator('[data-column="title"] input').first().waitFor();
    const waits = await typed(page);
    middle.push(median(waits));
    slowest.push(Math.max(...waits));
  }
  return tabulate(`A letter typed into a title among ${TASKS} tasks, from key to paint`, {
    figures: [
      { name: 'median', unit: 'ms', rounds: middle, target: { atMost: 50 } },
      { name: `slowest of ${TEXT.length}`, unit: 'ms', rounds: slowest, target: { atMost: 50 } },
      { name: 'median in a bare text field', unit: 'ms', rounds: bare },
    ],
  });
}

async function typed(page: Page): Promise<readonly number[]> {
  await page.evaluate(watchKeys);
  for (const letter of TEXT) {
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    await page.evaluate(twoFrames);
  }
  return page.evaluate(() => (window as unknown as { keyWaits: number[] }).keyWaits);
}

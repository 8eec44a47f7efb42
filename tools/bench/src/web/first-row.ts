import type { Browser, Page } from 'playwright-core';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { openBarePage } from './bare-page.ts';
import { signedInContext } from './browser.ts';
import { markFirst } from './in-page.ts';
import { LARGE_PROJECT, TASKS, type WebWorld } from './world.ts';

const ROW = 'tbody a[data-cell="title"]';

/** From navigation until the first task is painted, in browsers that have nothing in their cache. */
export async function measureFirstRow(world: WebWorld, browser: Browser, rounds: number): Promise<Outcome> {
  const [ours, whole, bare]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const barePage = await openBarePage(browser, (page) => page.addInitScript(markFirst, ROW));
    bare.push(await firstRowAt(barePage));
    await barePage.close();

    await using context = await signedInContext(world, browser);
    const page = await context.newPage();
    await page.addInitScript(markFirst, ROW);
    await page.goto(`/p/${LARGE_PROJECT}`);
    ours.push(await firstRowAt(page));
    await page.getByText(`${TASKS} tasks`).waitFor();
    whole.push(await page.evaluate(() => performance.now()));
  }
  return tabulate(`First of ${TASKS} tasks, from navigation to paint, in ${rounds} new browsers`, {
    figures: [
      { name: 'first row', unit: 'ms', rounds: ours, target: { atMost: 1_500 } },
      { name: 'all tasks read', unit: 'ms', rounds: whole },
      { name: 'first row of a bare page', unit: 'ms', rounds: bare },
    ],
  });
}

async function firstRowAt(page: Page): Promise<number> {
  const mark = await page.waitForFunction(() => performance.getEntriesByName('first-row')[0]?.startTime);
  return Number(await mark.jsonValue());
}

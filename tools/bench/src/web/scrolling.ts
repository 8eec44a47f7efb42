import type { Browser, Page } from 'playwright-core';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { signedInContext } from './browser.ts';
import { twoFrames, watchLongTasks } from './in-page.ts';
import { LARGE_PROJECT, TASKS, type WebWorld } from './world.ts';

const TURNS = 80;
const TURN_PX = 500;
const PAGES = 40;

/** Tasks of the page's main thread while a list is scrolled by the wheel, then page by page by the keyboard. */
export async function measureScrolling(world: WebWorld, browser: Browser, rounds: number): Promise<Outcome> {
  const [longest, count]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    await using context = await signedInContext(world, browser);
    const page = await context.newPage();
    await page.goto(`/p/${LARGE_PROJECT}`);
    await page.getByText(`${TASKS} tasks`).waitFor();
    await page.evaluate(watchLongTasks);
    await scroll(page);
    const durations = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    longest.push(Math.max(0, ...durations));
    count.push(durations.length);
  }
  return tabulate(`Scrolling through ${TASKS} tasks, ${TURNS} turns of the wheel and ${PAGES} pages by key`, {
    figures: [
      { name: 'longest task over 50 ms (0: none)', unit: 'ms', rounds: longest, target: { atMost: 50 } },
      { name: 'tasks over 50 ms', unit: '', rounds: count, target: { atMost: 0 } },
    ],
  });
}

async function scroll(page: Page): Promise<void> {
  await page.locator('tbody tr').nth(5).hover();
  for (let turn = 0; turn < TURNS; turn += 1) {
    await page.mouse.wheel(0, TURN_PX);
    await page.evaluate(twoFrames);
  }
  const first = page.locator('tbody a[data-cell="title"]').first();
  await first.focus();
  for (let turn = 0; turn < PAGES; turn += 1) {
    await page.keyboard.press('PageDown');
    await page.evaluate(twoFrames);
  }
}

import type { Group } from '../group.ts';
import { openBrowser } from './browser.ts';
import { measureFirstRow } from './first-row.ts';
import { measureKeystrokes } from './keystrokes.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureScrolling } from './scrolling.ts';
import { startWebWorld } from './world.ts';

/** What a person who uses the site waits for, told by the browser's own clocks; see docs/decisions/047. */
export const web: Group = async function* ({ rounds }) {
  await using world = await startWebWorld();
  {
    await using browser = await openBrowser();
    yield await measureFirstRow(world, browser, rounds);
    yield await measureScrolling(world, browser, rounds);
    yield await measureKeystrokes(world, browser, rounds);
  }
  yield* measureLighthouse(world, rounds);
};

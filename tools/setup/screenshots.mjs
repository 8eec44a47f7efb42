// @ts-check
import { installBrowser } from './browser.mjs';
import { installPackages, nx, runMain } from './install.mjs';

await runMain(async () => {
  await installPackages();
  process.env['CHROMIUM_PATH'] = await installBrowser();
  await nx(['run', 'e2e:screenshots', ...process.argv.slice(2)]);
});

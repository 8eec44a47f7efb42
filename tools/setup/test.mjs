// @ts-check
import { installBrowser } from './browser.mjs';
import { installPackages, nx, run, runMain } from './install.mjs';

await runMain(async () => {
  await installPackages();
  const chromium = await installBrowser();
  process.env['CHROMIUM_PATH'] = chromium;
  await run('prettier', ['--check', '--log-level=warn', '.']);
  await run('secretlint', ['**/*']);
  // More than cores: tests wait for processes that they start and end.
  await nx([
    'run-many',
    '-t',
    'lint',
    'typecheck',
    'test',
    'build',
    'e2e',
    '--parallel=3',
    '--outputStyle=stream',
  ]);
  // Source maps repeat the comments of libraries, some of which show a made-up password.
  await run('secretlint', ['--no-gitignore', 'dist/**/!(*.map)']);
});

// @ts-check
import { exitCode, installPackages, nx, runMain, spawnHere } from './install.mjs';

await runMain(async () => {
  await installPackages();
  console.log('Building what has changed …');
  await nx(['run-many', '-t', 'build', '--outputStyle=stream-without-prefixes']);
  // The channel tells the system when this process is gone, however it went.
  const system = spawnHere('node', ['tools/local/src/main.ts', ...process.argv.slice(2)], { ipc: true });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => system.kill(signal));
  }
  return exitCode(system);
});

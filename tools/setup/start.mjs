// @ts-check
import { exitCode, installPackages, nx, runMain, spawnHere } from './install.mjs';

await runMain(async () => {
  await installPackages();
  console.log('Building what has changed …');
  await nx(['run-many', '-t', 'build']);
  // The channel tells the system when this process is gone, however it went.
  const system = spawnHere('node', ['tools/local/src/main.ts', ...process.argv.slice(2)], { ipc: true });
  // npm that is killed tells nobody.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || system.kill('SIGTERM'), 500).unref();
  return exitCode(system);
});

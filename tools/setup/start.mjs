// @ts-check
import { exitCode, installPackages, nx, runMain, spawnHere } from './install.mjs';
import { readStartOptions } from './options.mjs';

await runMain(async () => {
  const args = process.argv.slice(2);
  const { answer } = readStartOptions(args);
  if (answer) {
    console.log(answer.text);
    return answer.exitCode;
  }
  await installPackages();
  console.log('Building what has changed …');
  await nx(['run-many', '-t', 'build']);
  // The channel tells the system when this process is gone, however it went.
  const system = spawnHere('node', ['tools/local/src/main.ts', ...args], { ipc: true });
  // npm that is killed tells nobody.
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || system.kill('SIGTERM'), 500).unref();
  return exitCode(system);
});

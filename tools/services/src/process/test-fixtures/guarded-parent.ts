/** Guards a process that does nothing, says its id, and waits to be killed. */
import { spawnChild } from '../child.ts';
import { startGuard } from '../guard.ts';

const guard = startGuard(process.argv[2]);
const child = await spawnChild({
  command: process.execPath,
  args: ['--eval', 'setInterval(() => {}, 1000)'],
  env: {},
  guard,
  onLine: () => undefined,
});
process.send?.(child.pid);

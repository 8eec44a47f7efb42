import type { Task } from '@baton/dto';
import { performance } from 'node:perf_hooks';
import { untilMail } from './stack/inbox.ts';
import { shareTask } from './stack/shared-task.ts';
import { createSettings, removeData, startStack } from './stack/stack.ts';

const CHANGES = 20;

/**
 * Measures, on a system of its own, how long it takes from an accepted change until its mail lies in the
 * inbox, for one change after another. Prints milliseconds.
 */
const settings = await createSettings();
const stack = await startStack(settings);
try {
  const { site, inbox } = stack.endpoints();
  const { owner, member } = await shareTask(site, 'LATE', 'Latency');
  const milliseconds: number[] = [];
  for (let version = 1; version <= CHANGES; version += 1) {
    const progress = version * 5;
    await owner.must<Task>('PATCH', '/api/tasks/LATE-1', { progress }, { ifMatch: `"${version}"` });
    const acceptedAt = performance.now();
    await untilMail(inbox, member.email, `[LATE-1] Latency: progress ${progress - 5} % → ${progress} %`);
    milliseconds.push(performance.now() - acceptedAt);
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share: number) => Math.round(milliseconds[Math.ceil(share * CHANGES) - 1] as number);
  console.log(`change accepted → mail in the inbox, ${CHANGES} changes, ms:`);
  console.log(`  least ${at(1 / CHANGES)}   median ${at(0.5)}   most ${at(1)}`);
} finally {
  await stack.stop();
  removeData(settings);
}

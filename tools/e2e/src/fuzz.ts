import { answerBesideIdle, fuzz } from '@baton/fuzz';
import { parseArgs } from 'node:util';
import { createSettings, removeData, startStack } from './stack/stack.ts';

const SHOWN_FAILURES = 20;
const IDLE_CONNECTIONS = 10_000;

/** Fuzzes a system of its own and prints what it answered. Ends with 1 when an answer was not as declared. */
const { values } = parseArgs({
  options: { requests: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
});
const settings = await createSettings();
// A few callers ask for all of it.
const variables = { RATE_PER_USER: '1000000', RATE_PER_NETWORK: '1000000', MAILS_PER_HOUR: '10000000' };
const stack = await startStack({ ...settings, variables });
try {
  const { site, pids } = stack.endpoints();
  const seed = Number(values.seed);
  const report = await fuzz({ site, seed, requests: Number(values.requests) });
  for (const [kind, answers] of Object.entries(report.answers)) {
    const counts = Object.entries(answers).map(([status, count]) => `${status}: ${count}`);
    console.log(`${kind.padEnd(8)} ${counts.join('   ')}`);
  }
  console.log(`operations met ${report.met.size}, succeeded ${report.succeeded.size}, seed ${seed}`);
  const unmet = [...report.met].filter((id) => !report.succeeded.has(id));
  if (unmet.length > 0) console.log(`never succeeded: ${unmet.join(', ')}`);
  for (const failure of report.failures.slice(0, SHOWN_FAILURES)) console.log(JSON.stringify(failure));
  const { taskApi } = stack.endpoints();
  const milliseconds = await answerBesideIdle(new URL('/healthz', taskApi).href, IDLE_CONNECTIONS);
  console.log(`beside ${IDLE_CONNECTIONS} idle connections task-api answers in ${milliseconds} ms`);
  const died = JSON.stringify(stack.endpoints().pids) !== JSON.stringify(pids);
  console.log(
    `answers that are not as declared: ${report.failures.length}; processes died: ${died ? 'yes' : 'none'}`,
  );
  if (died || report.failures.length > 0) process.exitCode = 1;
} finally {
  await stack.stop();
  removeData(settings);
}

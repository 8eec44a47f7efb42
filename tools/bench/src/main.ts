import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { authFn } from './auth-fn/group.ts';
import { buildCache } from './build-cache/group.ts';
import type { Group } from './group.ts';
import { mailFn } from './mail-fn/group.ts';
import { memory } from './memory/group.ts';
import type { Outcome } from './outcome.ts';
import { pipeline } from './pipeline/group.ts';
import { writeReport } from './report/write-report.ts';
import { connections } from './task-api/connections.ts';
import { taskApi } from './task-api/group.ts';
import { scale } from './task-api/scale.ts';
import { web } from './web/group.ts';

const GROUPS: Readonly<Record<string, Group>> = {
  'task-api': taskApi,
  scale,
  connections,
  'auth-fn': authFn,
  'mail-fn': mailFn,
  pipeline,
  memory,
  web,
  'build-cache': buildCache,
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'boolean', default: false },
    folder: {
      type: 'string',
      default: fileURLToPath(new URL('../../../dist/bench', import.meta.url)),
    },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
  },
});
const unknown = positionals.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  throw new Error(`No such group: ${unknown.join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}.`);
}
const options = { ...values, rounds: Number(values.rounds), seconds: Number(values.seconds) };

for (const [name, group] of Object.entries(GROUPS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const outcomes: Outcome[] = [];
  for await (const outcome of group(options)) {
    tell(outcome);
    outcomes.push(outcome);
  }
  writeReport(options.folder, name, outcomes);
}

function tell({ name, lines, isMet }: Outcome): void {
  console.log(`\n${isMet ? '✓' : '✗'} ${name}`);
  for (const line of lines) console.log(`    ${line}`);
  if (!isMet) process.exitCode = 1;
}

import { parseArgs } from 'node:util';
import { runScenario } from './run-scenario.ts';
import { SCENARIOS } from './scenarios/index.ts';

const USAGE = `npm run chaos -- [scenario …] [--seconds N] [--seed N]

${SCENARIOS.map(({ name, about }) => `  ${name.padEnd(20)} ${about}`).join('\n')}
`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name));
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no scenario ${unknown.join(', ')}.\n`);
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const chosen = SCENARIOS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
let failed = 0;
for (const scenario of chosen) {
  const seconds = Number(values.seconds ?? scenario.seconds);
  console.log(`${scenario.name}: ${scenario.about}\n  ${seconds} s, ${scenario.changesASecond} changes/s`);
  const { verdict, faults, recovery, ...rest } = await runScenario(scenario, {
    seconds,
    seed: Number(values.seed),
    say: (sentence) => console.log(`  ${sentence}`),
  });
  console.log(`  ${JSON.stringify(verdict)}`);
  console.log(`  ${JSON.stringify({ recovery, ...rest })}`);
  console.log(faults.length === 0 ? '  held' : `  FAILED: ${faults.join('; ')}`);
  if (faults.length > 0) failed += 1;
}
process.exitCode = failed === 0 ? 0 : 1;

import { fileURLToPath } from 'node:url';
import { type Invocation, readArguments, UsageError } from './arguments.ts';
import { composeDelivery } from './compose.ts';
import { githubOutput } from './github-output.ts';
import { OvertakenError } from './plan/plan.ts';
import { projectOf } from './units.ts';

const delivery = composeDelivery({
  root: fileURLToPath(new URL('../../../', import.meta.url)),
  env: process.env,
  fetch: globalThis.fetch,
  print: (line) => console.log(line),
});

try {
  await main(readArguments(process.argv.slice(2)));
} catch (error) {
  const isExpected = error instanceof UsageError || error instanceof OvertakenError;
  console.error(isExpected ? error.message : error);
  // Who was overtaken has nothing left to do, which is no failure.
  process.exitCode = error instanceof OvertakenError ? 0 : 1;
}

/** What other steps of a workflow go on with is on the standard output; what people read of it, beside. */
async function main(invocation: Invocation): Promise<void> {
  switch (invocation.command) {
    case 'affected': {
      const { apps, units } = await delivery.affected(invocation.base);
      console.log(githubOutput({ apps, units, projects: units.map(projectOf) }));
      return;
    }
    case 'plan': {
      const planned = await delivery.plan(invocation);
      for (const { unit, reason } of planned) console.error(`- ${invocation.stage}: ${unit}, ${reason}`);
      const units = planned.map(({ unit }) => unit);
      console.log(githubOutput({ units, projects: units.map(projectOf) }));
      return;
    }
    case 'roll-out':
      return delivery.rollOut(invocation);
    case 'diff':
      console.log(await delivery.diff(invocation.stage, invocation.units));
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { stages } from '../config/stages.ts';
import { runMigration } from '../migration/run-migration.ts';

const execute = promisify(execFile);

const stage = stages.find(({ name }) => name === process.argv[2]);
if (!stage) throw new Error(`Name a stage: ${stages.map(({ name }) => name).join(' or ')}`);

await runMigration({
  stage,
  aws: async (args) => {
    const { stdout } = await execute('aws', [...args, '--region', stage.region, '--output', 'json']);
    return stdout;
  },
  print: (line) => process.stdout.write(`${line}\n`),
});

import { join } from 'node:path';
import { ServiceError } from '@baton/services';
import { toTable } from './step-table.ts';
import { toSteps } from './steps.ts';
import { openTables, type Tables } from './tables.ts';
import { trace } from './trace.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

const [id, ...others] = process.argv.slice(2);
if (!id || others.length > 0) {
  console.error('Usage: npx nx run tools:trace <id of a request or of an entry>');
  process.exitCode = 2;
} else {
  await run(id);
}

async function run(subject: string): Promise<void> {
  let tables: Tables | undefined;
  try {
    tables = openTables(process.env, ROOT);
    const onSearch = () => console.error('No request and no mail has this id; reading the whole log …');
    const steps = toSteps(await trace(subject, tables, onSearch));
    if (steps.length === 0) {
      console.error(`Nothing is known of ${subject}. Requests that changed nothing are kept for 30 days.`);
      process.exitCode = 1;
    }
    for (const line of steps.length > 0 ? toTable(steps) : []) console.log(line);
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    tables?.client.destroy();
  }
}

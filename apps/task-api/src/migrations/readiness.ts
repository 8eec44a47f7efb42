import { AppError } from '@baton/dto';
import type { Query } from '../platform/database/index.ts';
import type { Migration } from './migration.ts';

/** A check that throws when the database does not answer, or AppError `unavailable` when it lacks a migration. */
export function createReadiness(query: Query, migrations: readonly Migration[]): () => Promise<void> {
  return async () => {
    const done = await executed(query);
    const pending = migrations.filter(({ name }) => !done.has(name)).map(({ name }) => name);
    if (pending.length > 0) {
      throw new AppError('unavailable', { detail: `The database lacks migrations: ${pending.join(', ')}.` });
    }
  };
}

async function executed(query: Query): Promise<Set<string>> {
  // Null instead of an error where nothing has ever been migrated.
  const [table] = await query<{ name: string | null }>(`SELECT to_regclass('migrations')::text AS name`, {});
  if (!table?.name) return new Set();
  const rows = await query<{ name: string }>('SELECT name FROM migrations', {});
  return new Set(rows.map(({ name }) => name));
}

import pg from 'pg';
import type { Umzug, UmzugStorage } from 'umzug';
import { connectionConfig, type DatabasePassword } from '../platform/database/index.ts';
import type { Logger } from '../platform/logger.ts';
import type { Migration } from './migration.ts';

// Any number, the same in every release.
const ADVISORY_LOCK = 7_206_511;

/** Long, because a migration may rewrite a table. Milliseconds. */
const MIGRATION_TIMEOUT_MS = 15 * 60_000;

export interface Migrator {
  /** Runs all that are pending; gives their names. */
  readonly up: () => Promise<string[]>;
  /** Takes all of them back, the last one first; gives their names. */
  readonly down: () => Promise<string[]>;
}

/**
 * Migrates on a connection of its own under an advisory lock, so that of several processes that start
 * together one migrates and the others wait and find nothing left to do.
 */
export function createMigrator(options: {
  databaseUrl: string;
  password?: DatabasePassword | undefined;
  migrations: readonly Migration[];
  logger: Logger;
}): Migrator {
  const { databaseUrl, password, migrations, logger } = options;

  async function run(direction: (umzug: Umzug<pg.Client>) => Promise<{ name: string }[]>): Promise<string[]> {
    // Not before: serving would hold the command line that comes with it in memory for ever.
    const { Umzug } = await import('umzug');
    const client = new pg.Client({
      ...connectionConfig(databaseUrl, password),
      statement_timeout: MIGRATION_TIMEOUT_MS,
      query_timeout: MIGRATION_TIMEOUT_MS,
    });
    // Without a listener a lost connection would end the process before the failed query says why.
    client.on('error', (error) => logger.warn({ err: error }, 'migration connection lost'));
    await client.connect();
    try {
      await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
      await client.query(
        'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, run_at timestamptz NOT NULL)',
      );
      const done = await direction(
        new Umzug({
          context: client,
          logger: undefined,
          storage,
          migrations: migrations.map(({ name, up, down }) => ({
            name,
            up: async () => client.query(`BEGIN; ${up}`),
            down: async () => client.query(`BEGIN; ${down}`),
          })),
        }),
      );
      return done.map(({ name }) => name);
    } finally {
      // Ends the session and with it the lock, and a transaction that failed.
      await client.end();
    }
  }

  return {
    up: async () => run(async (umzug) => umzug.up()),
    down: async () => run(async (umzug) => umzug.down({ to: 0 })),
  };
}

/** The record of a migration commits the transaction that the migration began, so both stand or neither. */
const storage: UmzugStorage<pg.Client> = {
  async executed({ context }) {
    const { rows } = await context.query<{ name: string }>('SELECT name FROM migrations ORDER BY name');
    return rows.map(({ name }) => name);
  },
  async logMigration({ name, context }) {
    await context.query('INSERT INTO migrations (name, run_at) VALUES ($1, now())', [name]);
    await context.query('COMMIT');
  },
  async unlogMigration({ name, context }) {
    await context.query('DELETE FROM migrations WHERE name = $1', [name]);
    await context.query('COMMIT');
  },
};

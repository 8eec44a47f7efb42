import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { createMigrator, migrations } from '../migrations/index.ts';
import { createLogger } from '../platform/logger.ts';

// The last migration names the schema, so a template of an older one is never taken.
const TEMPLATE = `task_api_template_${migrations.length}`;
// Any number that nothing else locks.
const TEMPLATE_LOCK = 4_711;

export const silent = createLogger('silent');

export interface TestDatabase {
  readonly url: string;
  readonly query: <Row extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<Row[]>;
  readonly drop: () => Promise<void>;
}

/** A migrated database for one test file, cloned from a template that the first one makes. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return asAdmin(async (admin) => {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [TEMPLATE]);
    if (!rowCount) {
      await admin.query(`CREATE DATABASE ${TEMPLATE}`);
      await createMigrator({ databaseUrl: urlOf(TEMPLATE), migrations, logger: silent }).up();
    }
    return openDatabase(admin, `TEMPLATE ${TEMPLATE}`);
  });
}

/** A database without any table. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return asAdmin((admin) => openDatabase(admin, ''));
}

async function openDatabase(admin: pg.Client, options: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await admin.query(`CREATE DATABASE ${name} ${options}`);
  const pool = new pg.Pool({ connectionString: urlOf(name), max: 2 });
  return {
    url: urlOf(name),
    query: async (sql, values) => (await pool.query(sql, values)).rows,
    drop: async () => {
      await pool.end();
      await asAdmin((last) => last.query(`DROP DATABASE ${name}`));
    },
  };
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl() });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function urlOf(name: string): string {
  const url = new URL(adminUrl());
  url.pathname = `/${name}`;
  return url.href;
}

function adminUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set; the global setup starts PostgreSQL');
  return url;
}

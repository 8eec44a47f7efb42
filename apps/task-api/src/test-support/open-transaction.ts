import pg from 'pg';

/** A transaction that a test holds open, to see what others do meanwhile. */
export interface OpenTransaction {
  readonly query: (sql: string, values?: unknown[]) => Promise<unknown>;
  /** Resolves when so many statements of others wait for its locks. */
  readonly waitedForBy: (count: number) => Promise<void>;
  readonly commit: () => Promise<void>;
}

export async function openTransaction(databaseUrl: string): Promise<OpenTransaction> {
  const [own, observer] = [0, 1].map(() => new pg.Client({ connectionString: databaseUrl })) as [
    pg.Client,
    pg.Client,
  ];
  await Promise.all([own.connect(), observer.connect()]);
  await own.query('BEGIN');
  const { rows } = await own.query('SELECT pg_backend_pid() AS pid');
  return {
    query: (sql, values) => own.query(sql, values),
    async waitedForBy(count) {
      for (;;) {
        const { rowCount } = await observer.query(
          'SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))',
          [rows[0].pid],
        );
        if (rowCount === count) return;
      }
    },
    async commit() {
      await own.query('COMMIT');
      await Promise.all([own.end(), observer.end()]);
    },
  };
}

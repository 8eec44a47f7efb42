import pg from 'pg';
import type { Outcome } from '../outcome.ts';

/** How often each index of tasks and parts was read by what was measured, and how much it takes. */
export async function tellIndexUse(databaseUrl: string): Promise<Outcome> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ index: string; scans: number; mib: number }>(
      `SELECT indexrelname AS index, idx_scan::float8 AS scans,
         round(pg_relation_size(indexrelid) / 1048576.0)::float8 AS mib
       FROM pg_stat_user_indexes WHERE relname IN ('tasks', 'parts', 'search_texts')
       ORDER BY relname DESC, idx_scan DESC`,
    );
    return {
      name: 'Indexes, by how often they were read',
      lines: rows.map(({ index, scans, mib }) => `${index.padEnd(26)} ${scans} scans, ${mib} MiB`),
      isMet: true,
      figures: rows.map(({ index, scans }) => ({
        name: `scans of ${index}`,
        unit: 'scans',
        rounds: [scans],
      })),
    };
  } finally {
    await client.end();
  }
}

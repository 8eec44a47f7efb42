import pg from 'pg';
import type { RecordedStatement } from './record-statements.ts';

/** A node of what EXPLAIN (FORMAT JSON) gives. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
  readonly [property: string]: unknown;
}

export interface ExplainedStatement extends RecordedStatement {
  /** The one for its values, and the one for any values where that can be taken. */
  readonly plans: readonly PlanNode[];
}

/** How PostgreSQL would run each statement. */
export async function explain(
  databaseUrl: string,
  statements: readonly RecordedStatement[],
): Promise<ExplainedStatement[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const explained: ExplainedStatement[] = [];
  try {
    for (const statement of statements) {
      const { text, values, prepared } = statement;
      const plans = [await planOf({ text: `EXPLAIN (FORMAT JSON) ${text}`, values: [...values] })];
      if (prepared) plans.push(await planOf({ text: `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}` }));
      explained.push({ ...statement, plans });
    }
  } finally {
    await client.end();
  }
  return explained;

  async function planOf(query: pg.QueryConfig): Promise<PlanNode> {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(query);
    const [row] = rows;
    if (!row) throw new Error(`There is no plan of ${query.text}`);
    return row['QUERY PLAN'][0].Plan;
  }
}

export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

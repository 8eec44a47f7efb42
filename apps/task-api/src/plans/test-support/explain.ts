import type { TestDatabase } from '../../test-support/test-database.ts';
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
  { query }: Pick<TestDatabase, 'query'>,
  statements: readonly RecordedStatement[],
): Promise<ExplainedStatement[]> {
  const explained: ExplainedStatement[] = [];
  for (const statement of statements) {
    const { text, values, prepared } = statement;
    const plans = [await planOf(`EXPLAIN (FORMAT JSON) ${text}`, [...values])];
    if (prepared) plans.push(await planOf(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`));
    explained.push({ ...statement, plans });
  }
  return explained;

  async function planOf(sql: string, values?: unknown[]): Promise<PlanNode> {
    const [row] = await query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(sql, values);
    if (!row) throw new Error(`There is no plan of ${sql}`);
    return row['QUERY PLAN'][0].Plan;
  }
}

export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

import pg from 'pg';
import { vi } from 'vitest';

/** A statement as it went to PostgreSQL, with the values of its first run. */
export interface RecordedStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** PostgreSQL may keep a plan of it that is made for any values. */
  readonly prepared: boolean;
  /** The ids of the routes that ran it; what runs by itself meanwhile counts as theirs. */
  readonly routes: Set<string>;
}

export interface StatementRecorder {
  readonly statements: () => RecordedStatement[];
  /** Whose statements are recorded from now on. */
  route: string | undefined;
}

/** Records what connections of the service run that are opened from now on. */
export function recordStatements(): StatementRecorder {
  const recorded = new Map<string, RecordedStatement>();
  const query = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const recorder: StatementRecorder = { route: undefined, statements: () => [...recorded.values()] };

  function record(asked: unknown, valuesBeside: unknown): void {
    const config = typeof asked === 'string' ? { text: asked, values: valuesBeside } : asked;
    const { text, values, name = '' } = config as pg.QueryConfig;
    if (!/^\s*(WITH|SELECT|INSERT|UPDATE|DELETE)\b/i.test(text)) return;
    const prepared = name !== '';
    const known = recorded.get(text) ?? {
      text,
      values: Array.isArray(values) ? values : [],
      prepared,
      routes: new Set(),
    };
    if (recorder.route) known.routes.add(recorder.route);
    recorded.set(text, known);
  }

  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const { application_name: name } = (this as unknown as { connectionParameters: pg.ClientConfig })
      .connectionParameters;
    if (name === 'task-api') record(args[0], args[1]);
    return query.apply(this, args);
  } as typeof pg.Client.prototype.query);
  return recorder;
}

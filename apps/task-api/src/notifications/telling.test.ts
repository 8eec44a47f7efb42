import type { Change } from '@baton/log-schema';
import { expect, it } from 'vitest';
import type { Tx } from '../platform/database/index.ts';
import { KIM, taskWith } from '../test-support/task-values.ts';
import { createTelling } from './telling.ts';
import { newsOf } from './test-support/news.ts';

it('asks the database for nobody when only an order has changed', async () => {
  const asked: string[] = [];
  const note = (what: string) => async (): Promise<never> => {
    asked.push(what);
    throw new Error('nobody is told');
  };
  const { decideAll } = createTelling({
    notifications: { queue: note('queue') },
    preferences: { findReadersOfTasks: note('readers') },
  });
  const rank: Change = { field: 'rank', from: 'a0', to: 'a1' };
  const task = taskWith({});
  const news = newsOf(KIM, { kind: 'task.updated', changes: [rank] });
  expect(await decideAll([{ news, before: task, after: task }], {} as Tx)).toEqual([]);
  expect(asked).toEqual([]);
});

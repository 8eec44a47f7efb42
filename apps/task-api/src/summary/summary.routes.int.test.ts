import { type Project, type Summary, summarySchema } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { insertTaskRows } from '../test-support/task-rows.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let stranger: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, stranger] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
});
afterAll(() => api.close());

async function summaryOf(project: Project, query = ''): Promise<Summary> {
  const path = `/api/projects/${project.key}/summary${query}`;
  const { status, body } = await api.request<Summary>('GET', path, { as: lee });
  expect(status).toBe(200);
  return summarySchema.parse(body);
}

describe('GET /api/projects/{projectId}/summary', () => {
  it('counts tasks, overdue ones and progress, and parts by role and person', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    const parts = (...of: [role: string, assignee: TestUser | null, progress: number, weight: number][]) =>
      of.map(([role, assignee, progress, weight]) => ({
        role,
        assigneeId: assignee?.sub ?? null,
        progress,
        weight,
      }));
    await api.createTask(kim, project, { dueOn: '2020-02-29', progress: 10 });
    await api.createTask(kim, project, { dueOn: '2020-02-29', status: 'done' });
    await api.createTask(kim, project, {
      status: 'doing',
      parts: parts(['design', lee, 0, 1], ['design', lee, 1, 1], ['text', null, 100, 2]),
    });
    await api.createTask(kim, project, {
      status: 'blocked',
      parts: parts(['design', kim, 100, 1], ['text', lee, 25, 1]),
    });
    const gone = await api.createTask(kim, project, { dueOn: '2020-02-29', parts: parts(['qa', kim, 0, 1]) });
    await api.request('DELETE', `/api/tasks/${gone.id}`, { as: kim });

    const summary = await summaryOf(project);
    const [ofKim, ofLee] = [kim, lee].map(({ sub, name }) => ({ id: sub, name }));
    expect(summary).toEqual({
      burnUp: expect.any(Array),
      tasks: 4,
      byStatus: { todo: 1, doing: 1, review: 0, blocked: 1, done: 1 },
      overdue: 1,
      // (10 + 100 + 50 + 63) / 4 = 55.75
      progress: 56,
      roles: [
        { role: 'design', parts: 3, done: 1, progress: 34 },
        { role: 'text', parts: 2, done: 1, progress: 75 },
      ],
      workload: [
        { person: ofKim, role: 'design', parts: 1, done: 1, progress: 100 },
        { person: ofLee, role: 'design', parts: 2, done: 0, progress: 1 },
        { person: ofLee, role: 'text', parts: 1, done: 0, progress: 25 },
        { person: null, role: 'text', parts: 1, done: 1, progress: 100 },
      ],
    });
  });

  it('burns up by the end of each day in UTC, from what is there now', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    const row = (created: string, done?: string, deleted?: string) =>
      insertTaskRows(api.database, project, kim, 1, {
        created_at: `timestamptz '${created}'`,
        ...(done && { done_at: `timestamptz '${done}'`, status: `'done'` }),
        ...(deleted && { deleted_at: `timestamptz '${deleted}'` }),
      });
    await row('2025-12-01T00:00:00Z', '2025-12-31T10:00:00Z');
    await row('2026-02-27T23:59:59.999999Z');
    await row('2026-02-28T00:00:00Z', '2026-02-28T23:59:59.999999Z');
    await row('2026-03-01T12:00:00+09:00', '2026-03-02T08:59:59+09:00');
    await row('2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z');
    await row('2026-02-28T00:00:00Z', '2026-02-28T01:00:00Z', '2026-03-01T00:00:00Z');
    const { burnUp } = await summaryOf(project, '?from=2026-02-26&to=2026-03-02');
    expect(burnUp).toEqual([
      { day: '2026-02-26', tasks: 1, done: 1 },
      { day: '2026-02-27', tasks: 2, done: 1 },
      { day: '2026-02-28', tasks: 3, done: 2 },
      { day: '2026-03-01', tasks: 5, done: 3 },
      { day: '2026-03-02', tasks: 5, done: 3 },
    ]);
  });

  it('is empty for a project without tasks, over the last 30 days', async () => {
    const summary = await summaryOf(await api.createProject(kim, [['viewer', lee]]));
    expect(summary).toMatchObject({
      tasks: 0,
      byStatus: { todo: 0, doing: 0, review: 0, blocked: 0, done: 0 },
      overdue: 0,
      progress: null,
      roles: [],
      workload: [],
    });
    expect(summary.burnUp).toHaveLength(30);
    expect(summary.burnUp.every(({ tasks, done }) => tasks === 0 && done === 0)).toBe(true);
  });

  it('tells a stranger nothing, and refuses days that make no range', async () => {
    const project = await api.createProject(kim);
    const ask = async (as: TestUser, query: string) => {
      const { status, body } = await api.request('GET', `/api/projects/${project.key}/summary${query}`, {
        as,
      });
      return [status, body.errors?.map(({ path }) => path)];
    };
    expect(await ask(stranger, '')).toEqual([404, undefined]);
    expect(await ask(kim, '?from=2026-03-02&to=2026-03-01')).toEqual([400, ['from']]);
    expect(await ask(kim, '?from=2025-03-01&to=2026-03-02')).toEqual([400, ['from']]);
    expect(await ask(kim, '?from=2026-02-30')).toEqual([400, ['from']]);
  });
});

import type { TaskList } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
let stranger: TestUser;
let tasks: string;

beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee, stranger] = await Promise.all([api.signUp('Kim'), api.signUp('Lee'), api.signUp('Park')]);
  const project = await api.createProject(kim, [['viewer', lee]]);
  tasks = `/api/projects/${project.key}/tasks`;
  const days = await api.database.query<{ yesterday: string; today: string; tomorrow: string }>(
    `SELECT (day - 1)::text AS yesterday, day::text AS today, (day + 1)::text AS tomorrow
     FROM (SELECT (now() AT TIME ZONE 'UTC')::date AS day)`,
  );
  const { yesterday, today, tomorrow } = days[0] ?? { yesterday: '', today: '', tomorrow: '' };
  const inputs = [
    { title: 'bare' },
    {
      title: 'late',
      status: 'doing',
      progress: 70,
      priority: 'low',
      dueOn: yesterday,
      labels: ['site', 'a "b", {c}\\'],
      parts: [{ role: 'design', assigneeId: kim.sub, progress: 70 }],
    },
    {
      title: 'now',
      status: 'review',
      progress: 20,
      priority: 'urgent',
      dueOn: today,
      labels: ['site'],
      parts: [
        { role: 'design', assigneeId: lee.sub, progress: 20 },
        { role: 'text', assigneeId: null, progress: 20 },
      ],
    },
    { title: 'soon', status: 'blocked', progress: 5, priority: 'high', dueOn: tomorrow, labels: ['app'] },
    {
      title: 'over',
      status: 'done',
      priority: 'medium',
      dueOn: '2020-02-29',
      parts: [{ role: 'text', assigneeId: kim.sub }],
    },
    { title: 'gone', priority: 'urgent', dueOn: '2020-02-29', labels: ['site'] },
  ];
  for (const input of inputs) {
    const task = await api.createTask(kim, project, input);
    if (task.title === 'gone') await api.request('DELETE', `/api/tasks/${task.id}`, { as: kim });
  }
  // In another project, which no list may show.
  const other = await api.createProject(kim);
  await api.createTask(kim, other, { title: 'elsewhere', priority: 'urgent', labels: ['site'] });
});
afterAll(() => api.close());

async function titles(query: string, as = kim): Promise<string[]> {
  const { status, body } = await api.request<TaskList>('GET', `${tasks}?${query}`, { as });
  expect(status).toBe(200);
  return body.items.map(({ title }) => title);
}

describe('filters', () => {
  it.each([
    ['', ['bare', 'late', 'now', 'soon', 'over']],
    ['status=doing', ['late']],
    ['status=doing&status=blocked', ['late', 'soon']],
    ['priority=urgent', ['now']],
    ['priority=none&priority=high', ['bare', 'soon']],
    ['label=site', ['late', 'now']],
    ['label=site&label=app', ['late', 'now', 'soon']],
    [`label=${encodeURIComponent('a "b", {c}\\')}`, ['late']],
    ['label=nowhere', []],
    ['role=design', ['late', 'now']],
    ['role=design&role=text', ['late', 'now', 'over']],
    ['assignee=me', ['late', 'over']],
    ['assignee=none', ['bare', 'now', 'soon']],
    ['assignee=me&assignee=none', ['bare', 'late', 'now', 'soon', 'over']],
    ['role=text&assignee=me', ['over']],
    ['role=design&assignee=none', []],
    ['role=text&assignee=none', ['now']],
    ['role=text&assignee=me&assignee=none', ['now', 'over']],
    ['dueBefore=2020-02-29', []],
    ['dueBefore=2020-03-01', ['over']],
    ['dueAfter=2020-02-29', ['late', 'now', 'soon']],
    ['dueAfter=2020-02-28&dueBefore=2020-03-01', ['over']],
    ['overdue=true', ['late']],
    ['overdue=false', ['bare', 'late', 'now', 'soon', 'over']],
    ['trash=true', ['gone']],
    ['trash=false', ['bare', 'late', 'now', 'soon', 'over']],
    ['trash=true&label=app', []],
    ['status=doing&priority=low&label=site&role=design&assignee=me&overdue=true&q=late', ['late']],
    ['status=doing&priority=high', []],
  ])('%s', async (query, expected) => {
    expect(await titles(`sort=number&${query}`)).toEqual(expected);
  });

  it('take a role and a person for one part, not for two', async () => {
    expect(await titles(`sort=number&role=design&assignee=${lee.sub}`)).toEqual(['now']);
    expect(await titles(`sort=number&role=text&assignee=${lee.sub}`)).toEqual([]);
  });

  it('take the id of a person, and for "me" whoever asks', async () => {
    expect(await titles(`sort=number&assignee=${lee.sub.toUpperCase()}`)).toEqual(['now']);
    expect(await titles('sort=number&assignee=me', lee)).toEqual(['now']);
    expect(await titles(`sort=number&assignee=${kim.sub}&assignee=${lee.sub}`)).toEqual([
      'late',
      'now',
      'over',
    ]);
  });
});

describe('sorts', () => {
  it.each([
    ['updated', ['over', 'soon', 'now', 'late', 'bare']],
    ['created', ['over', 'soon', 'now', 'late', 'bare']],
    ['due', ['over', 'late', 'now', 'soon', 'bare']],
    ['priority', ['now', 'soon', 'over', 'late', 'bare']],
    ['progress', ['over', 'late', 'now', 'soon', 'bare']],
    ['rank', ['bare', 'late', 'now', 'soon', 'over']],
    ['number', ['bare', 'late', 'now', 'soon', 'over']],
  ])('%s in its own direction', async (sort, expected) => {
    expect(await titles(`sort=${sort}`)).toEqual(expected);
  });

  it.each([
    ['updated', 'asc', ['bare', 'late', 'now', 'soon', 'over']],
    ['due', 'desc', ['soon', 'now', 'late', 'over', 'bare']],
    ['priority', 'asc', ['bare', 'late', 'over', 'soon', 'now']],
    ['number', 'desc', ['over', 'soon', 'now', 'late', 'bare']],
  ])('%s %s', async (sort, order, expected) => {
    expect(await titles(`sort=${sort}&order=${order}`)).toEqual(expected);
  });

  it('are by update, the last one first, when none is asked for', async () => {
    expect(await titles('')).toEqual(['over', 'soon', 'now', 'late', 'bare']);
  });
});

describe('a list', () => {
  it('holds whole tasks', async () => {
    const { body } = await api.request<TaskList>('GET', `${tasks}?status=review`, { as: lee });
    const task = await api.request('GET', `/api/tasks/${body.items[0]?.id}`, { as: lee });
    expect(body).toEqual({ items: [task.body], nextCursor: null });
  });

  it('tells a stranger nothing', async () => {
    const { status, body } = await api.request('GET', tasks, { as: stranger });
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it.each([
    ['status=later', 'status.0'],
    ['assignee=kim', 'assignee.0'],
    ['sort=title', 'sort'],
    ['order=up', 'order'],
    ['dueBefore=2026-02-30', 'dueBefore'],
    ['overdue=yes', 'overdue'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=1e9', 'limit'],
    ['q=%00', 'q'],
    ['q=', 'q'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=a&q=b', 'q'],
    ['colour=red', 'colour'],
  ])('refuses %s by name', async (query, path) => {
    const { status, body } = await api.request('GET', `${tasks}?${query}`, { as: kim });
    expect([status, body.errors?.map((error) => error.path)]).toEqual([400, [path]]);
  });
});

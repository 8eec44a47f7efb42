import { gzipSync } from 'node:zlib';
import { LIMITS, type Task } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from './test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let ada: TestUser;
let tasks: string;
beforeAll(async () => {
  api = await startTaskApi();
  ada = await api.signUp('Ada');
  tasks = `/api/projects/${(await api.createProject(ada)).id}/tasks`;
});
afterAll(() => api.close());

describe('text that is SQL', () => {
  it.each([
    "'; DROP TABLE tasks; --",
    "' OR '1'='1",
    '$1',
    ':projectId',
    '%',
    '_',
    String.raw`\'`,
    'a" OR "1',
  ])('is kept and found as it is: %s', async (text) => {
    const { body: task } = await api.request<Task>('POST', tasks, {
      as: ada,
      body: { title: text, labels: [text] },
    });
    expect([task.title, task.labels]).toEqual([text, [text]]);
    const labelled = new URLSearchParams({ label: text });
    const { body: found } = await api.request<{ items: Task[] }>('GET', `${tasks}?${labelled}`, { as: ada });
    expect(found.items.map(({ title }) => title)).toEqual([text]);
  });

  it.each(['sort', 'order', 'cursor', 'assignee', 'dueBefore', 'limit'])(
    'is refused where %s is a word or a number',
    async (name) => {
      const query = new URLSearchParams({ [name]: 'number; DROP TABLE tasks' });
      const { status, body } = await api.request('GET', `${tasks}?${query}`, { as: ada });
      expect([status, body.code]).toEqual([400, 'validation']);
    },
  );

  it('names nothing in a path', async () => {
    const path = `/api/tasks/${encodeURIComponent("1' OR '1'='1")}`;
    expect((await api.request('GET', path, { as: ada })).status).toBe(400);
  });
});

describe('a body', () => {
  it.each([
    '{"title":"a","__proto__":{"isAdmin":true}}',
    '{"title":"a","constructor":{"prototype":{"isAdmin":true}}}',
  ])('that reaches for prototypes is refused and changes none: %s', async (body) => {
    const { status } = await api.request('POST', tasks, { as: ada, body });
    expect(status).toBe(400);
    expect('isAdmin' in {}).toBe(false);
  });

  it.each([
    ['arrays that are never closed', '['.repeat(100_000)],
    ['arrays in arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects in objects', '{"a":'.repeat(40_000) + '1' + '}'.repeat(40_000)],
  ])('of %s, as deep as a body may be long, is refused', async (_what, body) => {
    expect((await api.request('POST', tasks, { as: ada, body })).status).toBe(400);
  });

  it('that is small only while it is compressed is refused', async () => {
    const body = gzipSync(JSON.stringify({ title: 'x'.repeat(50_000_000) }));
    expect(body.length).toBeLessThan(LIMITS.body);
    const headers = { 'content-encoding': 'gzip' };
    expect((await api.request('POST', tasks, { as: ada, body, headers })).status).toBe(413);
  });
});

describe('a header', () => {
  it('adds none to the answer', async () => {
    const headers = { 'x-request-id': 'a%0d%0aset-cookie: a=b' };
    const { headers: answered } = await api.request('GET', '/api/projects', { as: ada, headers });
    expect(answered.get('set-cookie')).toBeNull();
    expect(answered.get('x-request-id')).not.toContain('set-cookie');
  });
});

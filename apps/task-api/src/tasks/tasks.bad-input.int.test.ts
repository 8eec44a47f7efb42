import type { Project, Task } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let project: Project;
let task: Task;
let before: unknown;
beforeAll(async () => {
  api = await startTaskApi();
  kim = await api.signUp('Kim');
  project = await api.createProject(kim);
  task = await api.createTask(kim, project, { parts: [{ role: 'text' }] });
  before = await stored();
});
afterAll(async () => {
  const after = await stored();
  await api.close();
  // Nothing of what this file sends is ever stored.
  expect(after).toEqual(before);
});

function stored() {
  return api.database.query(`SELECT
    (SELECT json_agg(t) FROM tasks t) AS tasks,
    (SELECT json_agg(p) FROM parts p) AS parts,
    (SELECT json_agg(p) FROM projects p) AS projects`);
}

async function refused(method: string, path: string, options: object) {
  const { status, headers, body } = await api.request(method, path, { as: kim, ...options });
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  return [status, body.code, body.errors?.map((error) => error.path)];
}

const create = (body: unknown, options = {}) =>
  refused('POST', `/api/projects/${project.id}/tasks`, { body, ...options });
const patch = (body: unknown, options = {}) =>
  refused('PATCH', `/api/tasks/${task.id}`, { body, seen: 1, ...options });

describe('a body', () => {
  it.each(['{', '{"title":}', 'title=Page', ''])('must be JSON: %s', async (body) => {
    expect(await create(body)).toEqual([400, 'invalid-json', undefined]);
  });

  it('must be there', async () => {
    expect(await create(undefined)).toEqual([400, 'invalid-json', undefined]);
  });

  it('must be what its encoding says', async () => {
    const headers = { 'content-encoding': 'gzip' };
    expect(await create('{}', { headers })).toEqual([400, 'invalid-json', undefined]);
  });

  it('must be declared as JSON', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(await create('title=Page', { headers })).toEqual([415, 'unsupported-media-type', undefined]);
  });

  it('must be UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(await create(body)).toEqual([400, 'invalid-json', undefined]);
  });

  it.each(['euc-kr', 'utf-16'])('must not be declared as %s', async (charset) => {
    const headers = { 'content-type': `application/json; charset=${charset}` };
    expect(await create('{}', { headers })).toEqual([415, 'unsupported-media-type', undefined]);
  });

  it('must not be larger than 256 KiB', async () => {
    expect(await create({ title: 'x'.repeat(256 * 1024) })).toEqual([413, 'payload-too-large', undefined]);
    expect(await create({ title: 'x'.repeat(5 * 1024 * 1024) })).toEqual([
      413,
      'payload-too-large',
      undefined,
    ]);
  });

  it.each([[[]], ['"text"'], ['1'], ['null']])('must be an object: %j', async (body) => {
    expect(await create(body)).toEqual([400, 'validation', ['body']]);
  });

  it('must not have fields that we do not know, and all are named', async () => {
    const body =
      '{"title":"Page","colour":"red","__proto__":{"title":"x"},"parts":[{"role":"text","who":"me"}]}';
    expect(await create(body)).toEqual([400, 'validation', ['parts.0.who', 'colour', '__proto__']]);
  });
});

describe('a new task', () => {
  it.each([
    ['a missing title', {}, ['title']],
    ['an empty title', { title: '  ' }, ['title']],
    ['a title of 10,000 characters', { title: 'x'.repeat(10_000) }, ['title']],
    ['a title of two lines', { title: 'a\nb' }, ['title']],
    ['half of a surrogate pair', { title: '\ud800', description: '\ud800' }, ['title', 'description']],
    ['a null character', { title: 'a\0', description: 'a\0' }, ['title', 'description']],
    ['a title that is a number', { title: 1 }, ['title']],
    ['progress 101', { title: 'a', progress: 101 }, ['progress']],
    ['progress -1', { title: 'a', progress: -1 }, ['progress']],
    ['progress "40"', { title: 'a', progress: '40' }, ['progress']],
    ['progress 40.5', { title: 'a', progress: 40.5 }, ['progress']],
    ['progress null', { title: 'a', progress: null }, ['progress']],
    ['a status that we do not know', { title: 'a', status: 'open' }, ['status']],
    ['a priority that we do not know', { title: 'a', priority: 'top' }, ['priority']],
    ['days that do not exist', { title: 'a', startOn: '2026-02-30', dueOn: 'soon' }, ['startOn', 'dueOn']],
    ['a day in 9999', { title: 'a', startOn: '9999-12-31', dueOn: '9999-12-31' }, ['startOn', 'dueOn']],
    ['an end before its start', { title: 'a', startOn: '2026-03-02', dueOn: '2026-03-01' }, ['dueOn']],
    ['a label twice', { title: 'a', labels: ['x', 'x'] }, ['labels']],
    [
      'parts that are wrong',
      {
        title: 'a',
        parts: [
          { role: '', weight: 0 },
          { role: 'b', assigneeId: 'me' },
        ],
      },
      ['parts.0.role', 'parts.0.weight', 'parts.1.assigneeId'],
    ],
    [
      'items of a checklist that are wrong',
      {
        title: 'a',
        checklist: [{ text: ' ' }, { text: 'x'.repeat(201), done: 'yes' }, { text: 'a\0', id: '1' }],
      },
      ['checklist.0.text', 'checklist.1.text', 'checklist.1.done', 'checklist.2.text', 'checklist.2.id'],
    ],
    [
      '51 items',
      { title: 'a', checklist: Array.from({ length: 51 }, () => ({ text: 'Fold' })) },
      ['checklist'],
    ],
    ['a place, which comes with a move', { title: 'a', afterId: null }, ['afterId']],
    ['51 parts', { title: 'a', parts: Array.from({ length: 51 }, () => ({ role: 'text' })) }, ['parts']],
    [
      'all at once',
      { title: 1, progress: 101, status: 'open', labels: 'x' },
      ['title', 'status', 'progress', 'labels'],
    ],
  ])('is refused for %s', async (_, body, fields) => {
    const [status, code, paths] = await create(body);
    expect([status, code]).toEqual([400, 'validation']);
    expect(new Set(paths as string[])).toEqual(new Set(fields));
  });

  it('is refused for an unknown project', async () => {
    expect(await refused('POST', '/api/projects/NONE/tasks', { body: { title: 'a' } })).toEqual([
      404,
      'not-found',
      undefined,
    ]);
  });
});

describe('a change', () => {
  it.each([
    ['a day in 9999', { dueOn: '9999-12-31' }, ['dueOn']],
    ['a null character', { title: 'a\0', description: 'a\0' }, ['title', 'description']],
    ['a place that is no id', { afterId: 'first' }, ['afterId']],
    ['a rank, which the server makes', { rank: 'a0' }, ['rank']],
    ['lists that have routes of their own', { parts: [], checklist: [] }, ['parts', 'checklist']],
    [
      'fields that follow from others',
      { doneAt: null, deletedAt: null, version: 2 },
      ['doneAt', 'deletedAt', 'version'],
    ],
  ])('is refused for %s', async (_, body, fields) => {
    const [status, code, paths] = await patch(body);
    expect([status, code]).toEqual([400, 'validation']);
    expect(new Set(paths as string[])).toEqual(new Set(fields));
  });

  it.each([
    ['POST', '/checklist', { text: '' }, ['text']],
    ['POST', '/checklist', { text: 'a', done: 1, afterId: 0 }, ['done', 'afterId']],
    ['PUT', '/checklist/1', { text: 'a\nb' }, ['itemId', 'text']],
    ['DELETE', '/checklist/1', undefined, ['itemId']],
    ['POST', '/parts', { role: 'a', afterId: '' }, ['afterId']],
  ])('of a list is refused: %s %s %j', async (method, path, body, fields) => {
    const [status, code, paths] = await refused(method, `/api/tasks/${task.id}${path}`, { body, seen: 1 });
    expect([status, code]).toEqual([400, 'validation']);
    expect(new Set(paths as string[])).toEqual(new Set(fields));
  });
});

describe('If-Match', () => {
  it('must be there', async () => {
    expect(await patch({ title: 'a' }, { seen: undefined })).toEqual([
      428,
      'precondition-required',
      ['If-Match'],
    ]);
  });

  it.each(['*', '1', '"1", "2"', '"one"', '"0"'])('must be a version, not %s', async (tag) => {
    const options = { seen: undefined, headers: { 'if-match': tag } };
    expect(await patch({ title: 'a' }, options)).toEqual([400, 'validation', ['If-Match']]);
  });

  it('is named beside everything else that is wrong', async () => {
    const wrong = { title: '', progress: 101 };
    expect(await refused('PUT', '/api/tasks/nonsense/parts/1', { body: { ...wrong } })).toEqual([
      400,
      'validation',
      ['taskId', 'partId', 'progress', 'title', 'If-Match'],
    ]);
  });

  it('must not name a version that has never been', async () => {
    expect(await patch({ title: 'a' }, { seen: 7 })).toEqual([412, 'version-unknown', undefined]);
  });
});

describe('an id', () => {
  it.each(['nonsense', 'web-1', 'WEB-0', 'WEB-01', '1', '0199f0a4-7c1e-7b7e-9d52'])(
    'of a task must look like one: %s',
    async (id) => {
      expect(await refused('GET', `/api/tasks/${id}`, {})).toEqual([400, 'validation', ['taskId']]);
    },
  );

  it.each(['0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10', 'NONE-1'])(
    'that is unknown is not found: %s',
    async (id) => {
      expect(await refused('PATCH', `/api/tasks/${id}`, { body: { title: 'a' }, seen: 1 })).toEqual([
        404,
        'not-found',
        undefined,
      ]);
    },
  );
});

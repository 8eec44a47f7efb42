import { randomUUID } from 'node:crypto';
import type { Project, Task } from '@baton/dto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type Database } from '../platform/database/index.ts';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { createGetUnsubscribeTokens } from './unsubscribe-key.repository.ts';
import type { Unsubscription, UnsubscribeTokens } from './unsubscribe-token.ts';

let api: TaskApiFixture;
let database: Database;
let tokens: UnsubscribeTokens;
beforeAll(async () => {
  api = await startTaskApi();
  database = createDatabase({ url: api.database.url, poolSize: 2 });
  tokens = await createGetUnsubscribeTokens(database.query)();
});
afterAll(async () => {
  await database.close();
  await api.close();
});

let kim: TestUser;
let lee: TestUser;
let project: Project;
let task: Task;
beforeEach(async () => {
  kim = await api.signUp('Kim');
  lee = await api.signUp('Lee');
  project = await api.createProject(kim, [['editor', lee]]);
  task = await api.createTask(kim, project, {
    title: 'Page <b>one</b>',
    parts: [{ role: 'text', assigneeId: lee.sub }],
  });
});

const PAGE = { accept: 'text/html' };

function linkTo(unsubscription: Partial<Unsubscription>): string {
  const token = tokens.sign({ scope: 'task', userId: lee.sub, targetId: task.id, ...unsubscription });
  return `/api/unsubscribe?${new URLSearchParams({ token }).toString()}`;
}

async function ask(method: 'GET' | 'POST', path: string, headers: Record<string, string> = PAGE) {
  const response = await fetch(`${api.url}${path}`, {
    method,
    headers,
    ...(method === 'POST' && { body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const heading = (text: string) => /<h1>(.*)<\/h1>/.exec(text)?.[1];

const stateOf = async () => ({
  watching: await api.database.query(
    `SELECT watching FROM watchers WHERE task_id = '${task.id}' AND user_id = '${lee.sub}'`,
  ),
  all: await api.database.query(`SELECT cadence FROM mail_preferences WHERE user_id = '${lee.sub}'`),
  project: await api.database.query(
    `SELECT cadence FROM project_mail_preferences WHERE user_id = '${lee.sub}'`,
  ),
});
const NOTHING_STOPPED = { watching: [{ watching: true }], all: [], project: [] };

describe('a link that stops mails', () => {
  it('asks on a page, which changes nothing, needs no script and shows names as text', async () => {
    const { status, headers, text } = await ask('GET', linkTo({}));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-\S+'; form-action/,
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(heading(text)).toBe(`Stop mails about ${task.key} Page &lt;b&gt;one&lt;/b&gt;?`);
    expect(text).not.toContain('<script');
    expect(await stateOf()).toEqual(NOTHING_STOPPED);
  });

  it('stops the mails about a task by one click of a mail program, and twice the same', async () => {
    for (const headers of [{}, PAGE]) {
      const { status } = await ask('POST', linkTo({}), headers);
      expect(status).toBe(200);
    }
    expect(await stateOf()).toEqual({ ...NOTHING_STOPPED, watching: [{ watching: false }] });
  });

  it('stops those of a project, and gives back what was before', async () => {
    const link = linkTo({ scope: 'project', targetId: project.id });
    const { text } = await ask('POST', link);
    expect(heading(text)).toBe(`You get no more mails of the project ${project.name}.`);
    expect(await stateOf()).toEqual({ ...NOTHING_STOPPED, project: [{ cadence: 'off' }] });
    expect(heading((await ask('POST', `${link}&undo=true`)).text)).toBe('You get these mails again.');
    expect(await stateOf()).toEqual(NOTHING_STOPPED);
  });

  it('stops all, and gives back what was before, also when it was clicked twice', async () => {
    await api.database.query(
      `INSERT INTO mail_preferences (user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour)
       VALUES ('${lee.sub}', 'daily', '{progress}', true, '[]', false, 7)`,
    );
    const link = linkTo({ scope: 'all', targetId: lee.sub });
    await ask('POST', link);
    await ask('POST', link);
    expect((await stateOf()).all).toEqual([{ cadence: 'off' }]);
    await ask('POST', `${link}&undo=true`);
    await ask('POST', `${link}&undo=true`);
    expect(
      await api.database.query(`SELECT cadence, muted FROM mail_preferences WHERE user_id = '${lee.sub}'`),
    ).toEqual([{ cadence: 'daily', muted: ['progress'] }]);
  });

  it('stops all mails of somebody who has said nothing, whom it lets hear of each change again', async () => {
    const link = linkTo({ scope: 'all', targetId: lee.sub });
    await ask('POST', link);
    expect((await stateOf()).all).toEqual([{ cadence: 'off' }]);
    await ask('POST', `${link}&undo=true`);
    expect((await stateOf()).all).toEqual([{ cadence: 'each' }]);
  });

  it('leads to what stops more', async () => {
    const { text } = await ask('GET', linkTo({}));
    const [ofProject, ofAll] = [...text.matchAll(/action="([^"]+)"/g)].map(([, path = '']) => path).slice(1);
    await ask('POST', ofProject ?? '');
    expect((await stateOf()).project).toEqual([{ cadence: 'off' }]);
    await ask('POST', ofAll ?? '');
    expect((await stateOf()).all).toEqual([{ cadence: 'off' }]);
  });

  it.each([
    ['of nobody', () => `/api/unsubscribe?token=${'a'.repeat(60)}`],
    ['about a task that is gone', () => linkTo({ targetId: randomUUID() })],
    ['of somebody who has left the project', () => linkTo({ userId: randomUUID() })],
    ['of all mails of another', () => linkTo({ scope: 'all', targetId: kim.sub })],
  ])('%s is unusable, on a page for people and as a problem for programs', async (_, toLink) => {
    const page = await ask('POST', toLink());
    expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
    const problem = await ask('GET', toLink(), {});
    expect([problem.status, problem.headers.get('content-type')]).toEqual([
      410,
      'application/problem+json; charset=utf-8',
    ]);
    expect(JSON.parse(problem.text)).toMatchObject({ code: 'link-unusable' });
    expect(await stateOf()).toEqual(NOTHING_STOPPED);
  });

  it('without its token is refused by name', async () => {
    const { status, text } = await ask('POST', '/api/unsubscribe');
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ path: 'token', message: 'Is missing' }] });
  });
});

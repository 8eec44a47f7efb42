import type { Comment, Project, Task, TaskList } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';

let api: TaskApiFixture;
let kim: TestUser;
let project: Project;

beforeAll(async () => {
  api = await startTaskApi();
  kim = await api.signUp('Kim');
  project = await api.createProject(kim);
});
afterAll(() => api.close());

/** The titles found, by number. */
async function find(q: string): Promise<string[]> {
  const path = `/api/projects/${project.id}/tasks?sort=number&q=${encodeURIComponent(q)}`;
  const { status, body } = await api.request<TaskList>('GET', path, { as: kim });
  expect(status).toBe(200);
  return body.items.map(({ title }) => title);
}

async function comment(task: Task, body: string): Promise<Comment> {
  const answer = await api.request<Comment>('POST', `/api/tasks/${task.id}/comments`, {
    as: kim,
    body: { body },
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('a search', () => {
  beforeAll(async () => {
    const tasks = [
      { title: '로그인을 고친다', description: '재로그인할 때\n비밀번호가 틀린다' },
      { title: 'Fix the LOGIN page', description: 'It says `50%_off` and C:\\temp, "quoted" & more' },
      { title: 'Größe ändern 🎨👩‍🎨', description: 'Straße ÉTÉ' },
      { title: 'Ｆｕｌｌ　ｗｉｄｔｈ', description: 'ﾊﾝｶｸ' },
      { title: '값을 재다', description: '결제 화면' },
      { title: 'Ship 2026.3 a/b-c', description: 'https://example.com/a?b=c' },
    ];
    for (const input of tasks) {
      const task = await api.createTask(kim, project, input);
      if (input.title.startsWith('Ship')) await comment(task, '릴리스 노트를 쓴다, not the LOGIN');
    }
  });

  it.each([
    // Korean: stems of words with particles, two syllables and one, words within words.
    ['로그인', ['로그인을 고친다']],
    ['로그인을', ['로그인을 고친다']],
    ['그인', ['로그인을 고친다']],
    ['재로', ['로그인을 고친다']],
    ['값', ['값을 재다']],
    ['재', ['로그인을 고친다', '값을 재다']],
    ['결제 화면', ['값을 재다']],
    ['인로', []],
    // Decomposed, as macOS writes names of files.
    ['로그인'.normalize('NFD'), ['로그인을 고친다']],
    // Parts of words, in any case.
    ['login', ['Fix the LOGIN page', 'Ship 2026.3 a/b-c']],
    ['ogi', ['Fix the LOGIN page', 'Ship 2026.3 a/b-c']],
    ['og', ['Fix the LOGIN page', 'Ship 2026.3 a/b-c']],
    ['pag', ['Fix the LOGIN page']],
    ['nigol', []],
    ['größe', ['Größe ändern 🎨👩‍🎨']],
    ['été', ['Größe ändern 🎨👩‍🎨']],
    ['full width', ['Ｆｕｌｌ　ｗｉｄｔｈ']],
    ['ハンカク', ['Ｆｕｌｌ　ｗｉｄｔｈ']],
    ['🎨', ['Größe ändern 🎨👩‍🎨']],
    ['👩‍🎨', ['Größe ändern 🎨👩‍🎨']],
    ['🐙', []],
    // Every word counts, wherever it stands and in any order.
    ['page fix', ['Fix the LOGIN page']],
    ['login 릴리스', ['Ship 2026.3 a/b-c']],
    ['login 릴리스 2026.3', ['Ship 2026.3 a/b-c']],
    ['login 릴리스 결제', []],
    ['login login LOGIN', ['Fix the LOGIN page', 'Ship 2026.3 a/b-c']],
    ['f i x t h e l o g n p a', ['Fix the LOGIN page']],
    ['f i x t h e l o g n p a 🐙', []],
    ['pagebut', []],
    // Signs mean themselves.
    ['50%_off', ['Fix the LOGIN page']],
    ['50__off', []],
    ['%', ['Fix the LOGIN page']],
    ['_', ['Fix the LOGIN page']],
    ['c:\\temp', ['Fix the LOGIN page']],
    ['\\', ['Fix the LOGIN page']],
    ['"quoted"', ['Fix the LOGIN page']],
    ['a/b-c', ['Ship 2026.3 a/b-c']],
    ['example.com/a?b', ['Ship 2026.3 a/b-c']],
    ["'", []],
    ["''' | ! & ( <-> :* ) \\", []],
    ["x':*", []],
    ['login:*', []],
    ['!login', []],
    ['log | in', []],
    ['$word0 $1 $$', []],
    ["'; DROP TABLE tasks; --", []],
    ['´', []],
    ['ﷺ'.repeat(200), []],
    [Array.from({ length: 100 }, (_, n) => String.fromCodePoint(0xac00 + n)).join(' '), []],
  ])('for %j', async (q, expected) => {
    expect(await find(q)).toEqual(expected);
  });

  it('is not for the trash, nor for other projects', async () => {
    const task = await api.createTask(kim, project, { title: 'unicorn' });
    await api.createTask(kim, await api.createProject(kim), { title: 'unicorn elsewhere' });
    expect(await find('unicorn')).toEqual(['unicorn']);
    await api.request('DELETE', `/api/tasks/${task.id}`, { as: kim });
    expect(await find('unicorn')).toEqual([]);
  });

  it('follows what is written anew', async () => {
    const task = await api.createTask(kim, project, { title: 'first', description: 'walrus' });
    const seen = task.version;
    await api.request('PATCH', `/api/tasks/${task.id}`, { as: kim, seen, body: { progress: 10 } });
    expect(await find('walrus')).toEqual(['first']);
    await api.request('PATCH', `/api/tasks/${task.id}`, { as: kim, seen, body: { description: 'ostrich' } });
    expect([await find('walrus'), await find('ostrich')]).toEqual([[], ['first']]);
  });

  it('follows comments as they come, change and go', async () => {
    const task = await api.createTask(kim, project, { title: 'talked about' });
    const { id } = await comment(task, 'narwhal');
    expect(await find('narwhal about')).toEqual(['talked about']);
    await api.request('PATCH', `/api/comments/${id}`, { as: kim, body: { body: 'beluga' } });
    expect([await find('narwhal'), await find('beluga')]).toEqual([[], ['talked about']]);
    await api.request('DELETE', `/api/comments/${id}`, { as: kim });
    expect(await find('beluga')).toEqual([]);
  });

  it('keeps nothing of a task that is gone for good', async () => {
    const task = await api.createTask(kim, project, { title: 'mammoth' });
    await comment(task, 'extinct');
    await api.database.query('DELETE FROM tasks WHERE id = $1', [task.id]);
    const kept = await api.database.query('SELECT 1 FROM search_texts WHERE task_id = $1', [task.id]);
    expect(kept).toEqual([]);
  });
});

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Project } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { insertPartRows, insertTaskRows } from '../test-support/task-rows.ts';

let api: TaskApiFixture;
let kim: TestUser;
let lee: TestUser;
beforeAll(async () => {
  api = await startTaskApi();
  [kim, lee] = await Promise.all([api.signUp('Kim'), api.signUp('Lee')]);
});
afterAll(() => api.close());

async function download(project: Project, query = '', as = kim): Promise<Response> {
  return fetch(`${api.url}/api/projects/${project.key}/tasks.csv${query}`, {
    headers: { authorization: `Bearer ${as.token}` },
  });
}

/** The lines without the first one. */
async function lines(response: Response): Promise<string[]> {
  return (await response.text()).trimEnd().split('\r\n').slice(1);
}

async function* linesOf(response: Response): AsyncGenerator<string> {
  let rest = '';
  let isHead = true;
  for await (const text of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const whole = (rest + text).split('\r\n');
    rest = whole.pop() ?? '';
    yield* isHead ? whole.slice(1) : whole;
    isHead = false;
  }
}

/** Bytes that are left after a collection. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

describe('GET /api/projects/{projectId}/tasks.csv', () => {
  it('is a file with a line for each part, by number', async () => {
    const project = await api.createProject(kim, [['viewer', lee]]);
    await api.createTask(kim, project, { title: '=랜딩 "페이지"', dueOn: '2026-03-31', labels: ['a', 'b'] });
    await api.createTask(kim, project, {
      title: 'Two',
      parts: [
        { role: 'design', assigneeId: lee.sub, progress: 50, weight: 3 },
        { role: 'text', progress: 10 },
      ],
    });
    const response = await download(project, '', lee);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${project.key}-tasks.csv"`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const time = '"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"';
    const key = project.key;
    expect(bytes.toString().split('\r\n')).toEqual([
      '\uFEFFkey,title,status,progress,priority,start_on,due_on,labels,part_role,part_assignee,part_progress,' +
        'part_weight,created_by,created_at,updated_at',
      expect.stringMatching(
        `^"${key}-1","'=랜딩 ""페이지""","todo",0,"none",,"2026-03-31","a, b",,,,,"Kim",${time},${time}$`,
      ),
      expect.stringMatching(
        `^"${key}-2","Two","todo",40,"none",,,"","design","Lee",50,3,"Kim",${time},${time}$`,
      ),
      expect.stringMatching(`^"${key}-2","Two","todo",40,"none",,,"","text",,10,1,"Kim",${time},${time}$`),
      '',
    ]);
  });

  it('takes the filters of the list', async () => {
    const project = await api.createProject(kim);
    for (const status of ['todo', 'doing', 'review']) await api.createTask(kim, project, { status });
    const keys = (await lines(await download(project, '?status=doing&status=review&q=page'))).map(
      (line) => line.split(',')[0],
    );
    expect(keys).toEqual([`"${project.key}-2"`, `"${project.key}-3"`]);
  });

  it('has only the names of the columns when there are no tasks', async () => {
    expect(await lines(await download(await api.createProject(kim)))).toEqual([]);
  });

  it('holds each of 6,000 tasks with its ten parts, and takes no more memory at the end than at the start', async () => {
    const project = await api.createProject(kim);
    await insertTaskRows(api.database, project, kim, 6_000);
    await insertPartRows(api.database, project, 10);
    const response = await download(project);
    const lineCounts = new Map<number, number>();
    const memory: number[] = [];
    for await (const line of linesOf(response)) {
      const number = Number(/^"\w+-(\d+)"/.exec(line)?.[1]);
      const count = (lineCounts.get(number) ?? 0) + 1;
      lineCounts.set(number, count);
      if (number % 600 === 0 && count === 1) memory.push(memoryInUse());
    }
    expect([...lineCounts.keys()]).toEqual(Array.from({ length: 6_000 }, (_, index) => index + 1));
    expect(new Set(lineCounts.values())).toEqual(new Set([10]));
    // The whole is some 9 MB as text, and several times that as rows.
    const [first = 0] = memory;
    expect(Math.max(...memory) - first).toBeLessThan(16_000_000);
  });

  it('tells a stranger nothing, and refuses what it does not know', async () => {
    const project = await api.createProject(kim);
    expect((await download(project, '', lee)).status).toBe(404);
    expect((await download(project, '?sort=number')).status).toBe(400);
  });
});

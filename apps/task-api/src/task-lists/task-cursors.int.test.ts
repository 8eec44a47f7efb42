import type { Project, TaskList } from '@baton/dto';
import { TASK_SORTS, type TaskSort } from '@baton/vocabulary';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { insertTaskRows } from '../test-support/task-rows.ts';

let api: TaskApiFixture;
let kim: TestUser;
let project: Project;

beforeAll(async () => {
  api = await startTaskApi();
  kim = await api.signUp('Kim');
  project = await api.createProject(kim);
});
afterAll(() => api.close());

async function page(query: string, of = project): Promise<{ numbers: number[]; nextCursor: string | null }> {
  const path = `/api/projects/${of.key}/tasks?${query}`;
  const { status, body } = await api.request<TaskList>('GET', path, { as: kim });
  expect(status).toBe(200);
  return { numbers: body.items.map(({ number }) => number), nextCursor: body.nextCursor };
}

/** Reads a list to its end; between pages, `meanwhile` happens. */
async function walk(query: string, meanwhile = async () => {}): Promise<number[]> {
  const numbers: number[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const read = await page(`${query}${cursor && `&cursor=${cursor}`}`);
    numbers.push(...read.numbers);
    cursor = read.nextCursor;
    await meanwhile();
  }
  return numbers;
}

// Few values of each that can be shared, so that many tasks share one.
const ROWS = {
  progress: '(n * 7 % 3) * 50',
  priority: `(ARRAY['none', 'low', 'medium', 'high', 'urgent'])[1 + n * 11 % 5]`,
  due_on: `CASE WHEN n % 3 > 0 THEN date '2026-03-01' + n % 4 END`,
  rank: `'a' || chr(66 + n * 5 % 7) || n`,
  created_at: `timestamptz '2026-03-01T09:00:00Z' + n % 4 * interval '1 microsecond'`,
  updated_at: `timestamptz '2026-03-01T09:00:00Z' + n % 5 * interval '1 microsecond'`,
};
const SIZE = 24;

type Write = { kind: 'add' } | { kind: 'change' | 'trash' | 'purge'; number: number; value: number };

const write: fc.Arbitrary<Write> = fc.oneof(
  fc.constant({ kind: 'add' } as const),
  fc.record({
    kind: fc.constantFrom('change', 'change', 'trash', 'purge'),
    number: fc.integer({ min: 1, max: SIZE }),
    value: fc.integer({ min: 0, max: 9 }),
  }),
);

async function perform(one: Write): Promise<void> {
  if (one.kind === 'add') return insertTaskRows(api.database, project, kim, 1, ROWS);
  const statements = {
    change: `UPDATE tasks SET progress = $3 * 10, due_on = date '2026-02-27' + $3, rank = 'a' || chr(65 + $3) || number,
        priority = (ARRAY['none', 'low', 'medium', 'high', 'urgent'])[1 + $3 % 5],
        created_at = timestamptz '2026-03-01T08:59:59.999998Z' + $3 * interval '1 microsecond',
        updated_at = timestamptz '2026-03-01T08:59:59.999998Z' + $3 * interval '1 microsecond'
      WHERE project_id = $1 AND number = $2`,
    trash: 'UPDATE tasks SET deleted_at = now() WHERE project_id = $1 AND number = $2 AND $3 >= 0',
    purge: 'DELETE FROM tasks WHERE project_id = $1 AND number = $2 AND $3 >= 0',
  };
  await api.database.query(statements[one.kind], [project.id, one.number, one.value]);
}

describe('a walk through a list', () => {
  const walks = TASK_SORTS.flatMap((sort) => [[sort, 'asc'] as const, [sort, 'desc'] as const]);

  it.each(walks)(
    'by %s %s meets each unchanged task once, whatever is written meanwhile',
    async (sort, order) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 7 }),
          fc.array(fc.array(write, { maxLength: 4 }), { maxLength: 6 }),
          async (limit, writes) => {
            await api.database.query('DELETE FROM tasks WHERE project_id = $1', [project.id]);
            await api.database.query('UPDATE projects SET last_task_number = 0 WHERE id = $1', [project.id]);
            await insertTaskRows(api.database, project, kim, SIZE, ROWS);
            const touched = new Set<number>();
            const queue = [...writes];
            const query = `sort=${sort}&order=${order}`;
            const met = await walk(`${query}&limit=${limit}`, async () => {
              for (const one of queue.shift() ?? []) {
                if (one.kind !== 'add') touched.add(one.number);
                await perform(one);
              }
            });
            const isUnchanged = (number: number) => number <= SIZE && !touched.has(number);
            const { numbers: all } = await page(`${query}&limit=100`);
            expect(met.filter(isUnchanged)).toEqual(all.filter(isUnchanged));
            expect(met.filter(isUnchanged)).toHaveLength(SIZE - touched.size);
          },
        ),
        { numRuns: 8 },
      );
    },
  );

  it('ends with a page that is full', async () => {
    const of = await api.createProject(kim);
    await insertTaskRows(api.database, of, kim, 4);
    expect(await page('sort=number&limit=4', of)).toEqual({ numbers: [1, 2, 3, 4], nextCursor: null });
  });

  it('goes through the trash too', async () => {
    const of = await api.createProject(kim);
    await insertTaskRows(api.database, of, kim, 3, { deleted_at: 'now()' });
    const first = await page('trash=true&sort=number&limit=2', of);
    const second = await page(`trash=true&sort=number&limit=2&cursor=${first.nextCursor}`, of);
    expect([first.numbers, second.numbers]).toEqual([[1, 2], [3]]);
  });
});

describe('a cursor', () => {
  let cursor: string;
  beforeAll(async () => {
    project = await api.createProject(kim);
    await insertTaskRows(api.database, project, kim, 3, ROWS);
    const first = await page('limit=1&status=todo&status=done');
    cursor = first.nextCursor ?? '';
  });

  const refusal = {
    status: 400,
    errors: [{ path: 'cursor', message: 'Is not a cursor that this list gave' }],
  };

  async function answer(query: string, of = project) {
    const path = `/api/projects/${of.key}/tasks?${query}`;
    const { status, body } = await api.request('GET', path, { as: kim });
    return { status, errors: body.errors };
  }

  it('holds for the same filters in another order, written another way and with another limit', async () => {
    const { nextCursor } = await page('limit=1&status=todo&status=done&overdue=false');
    const { status } = await answer(`cursor=${nextCursor}&overdue=false&status=done&status=todo&limit=2`);
    expect(status).toBe(200);
  });

  it.each([
    ['another filter', 'status=todo'],
    ['no filter', ''],
    ['another sort', 'status=todo&status=done&sort=created'],
    ['another order', 'status=todo&status=done&order=asc'],
  ])('is refused with %s', async (_, query) => {
    expect(await answer(`${query}&cursor=${cursor}`)).toEqual(refusal);
  });

  it('is refused in another project', async () => {
    const other = await api.createProject(kim);
    expect(await answer(`status=todo&status=done&cursor=${cursor}`, other)).toEqual(refusal);
  });

  it.each<[TaskSort, string]>([
    ['updated', '2026-03-01T09:00:00.000Z'],
    ['updated', '2026-02-30T09:00:00.000000Z'],
    ['updated', '0000-01-01T00:00:00.000000Z'],
    ['created', 'infinity'],
    ['due', '2026-02-30'],
    ['due', '0000-01-01'],
    ['priority', '1e9'],
    ['progress', '-1'],
    ['number', '99999999999'],
    ['rank', `a0' OR 1=1 --`],
    ['rank', 'a\u0000'],
  ])('of %s is refused with the value %j', async (sort, value) => {
    const { nextCursor } = await page(`sort=${sort}&limit=1`);
    const [list, , id] = JSON.parse(Buffer.from(nextCursor ?? '', 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([list, value, id])).toString('base64url');
    expect(await answer(`sort=${sort}&cursor=${forged}`)).toEqual(refusal);
  });

  it.each(['', 'nonsense', '%25%25', 'W10', 'bnVsbA', 'eyJhIjoxfQ'])('is refused as %j', async (forged) => {
    expect(await answer(`cursor=${forged}`)).toEqual(refusal);
  });

  it('is refused with a character changed', async () => {
    const changed = `${cursor.slice(0, 5)}${cursor[5] === 'A' ? 'B' : 'A'}${cursor.slice(6)}`;
    expect(await answer(`status=todo&status=done&cursor=${changed}`)).toEqual(refusal);
  });
});

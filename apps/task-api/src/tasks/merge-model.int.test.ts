import { isDeepStrictEqual } from 'node:util';
import type { Problem, Project, Task } from '@baton/dto';
import fc from 'fast-check';
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

/** All that can be changed of a task by the name of the field, `0.progress` for that of its first part. */
type State = Readonly<Record<string, unknown>>;
type Fields = Readonly<Record<string, unknown>>;

interface Step {
  /** What is changed: the task itself, or its n-th part or item of the checklist. */
  readonly target: 'task' | 'part' | 'item';
  readonly index: number;
  readonly fields: Fields;
  /** How many versions ago the caller looked. */
  readonly behind: number;
}

type Outcome =
  { readonly conflicts: readonly string[] } | { readonly invalid: true } | { readonly state: State };

/** What a request is to do, by every state that the task has ever had; the version counts them from one. */
function expected(history: readonly State[], step: Step, parts: number): Outcome {
  const now = history.at(-1) as State;
  const seen = Math.max(1, history.length - step.behind);
  const changed = (field: string) =>
    history.some(
      (state, index) => index >= seen && !isDeepStrictEqual(state[field], history[index - 1]?.[field]),
    );

  const { progress: own, ...others } = step.fields;
  const progress = step.target === 'task' && others['status'] === 'done' ? 100 : own;
  const whole = parts === 0 ? ['progress'] : Array.from({ length: parts }, (_, part) => `${part}.progress`);
  const moved = step.target === 'task' ? whole : [`${step.index}.progress`];
  const prefix = { task: '', part: `${step.index}.`, item: `item${step.index}.` }[step.target];

  const writes = Object.entries(others).map(([field, value]) => ({ field, at: prefix + field, value }));
  if (progress !== undefined) {
    writes.push(...moved.map((at) => ({ field: 'progress', at, value: progress })));
  }
  const conflicts = writes
    .filter(({ at, value }) => !isDeepStrictEqual(now[at], value) && changed(at))
    .map(({ field }) => field);
  const lowers = progress !== undefined && Number(progress) < 100;
  if (now['status'] === 'done' && lowers && !('status' in others) && changed('status'))
    conflicts.push('status');
  if (conflicts.length > 0) return { conflicts: [...new Set(conflicts)].toSorted() };

  const next: Record<string, unknown> = { ...now };
  for (const { at, value } of writes) next[at] = value;
  if (next['status'] === 'done' && whole.some((at) => Number(next[at]) < 100)) next['status'] = 'doing';
  const { startOn, dueOn } = next as { startOn: string | null; dueOn: string | null };
  if (startOn !== null && dueOn !== null && dueOn < startOn) return { invalid: true };
  return { state: next };
}

function stateOf(task: Task): State {
  const { title, status, priority, startOn, dueOn, labels, progress } = task;
  return {
    ...{ title, status, priority, startOn, dueOn, labels },
    ...(task.parts.length === 0 && { progress }),
    ...Object.fromEntries(
      task.parts.flatMap(({ role, weight, progress: own }, part) => [
        [`${part}.role`, role],
        [`${part}.weight`, weight],
        [`${part}.progress`, own],
      ]),
    ),
    ...Object.fromEntries(
      task.checklist.flatMap(({ text, done }, item) => [
        [`item${item}.text`, text],
        [`item${item}.done`, done],
      ]),
    ),
  };
}

async function send(task: Task, { target, index, fields, behind }: Step, version: number) {
  const id = { task: undefined, part: task.parts[index]?.id, item: task.checklist[index]?.id }[target];
  const [method, path] = {
    task: ['PATCH', ''],
    part: ['PUT', `/parts/${id}`],
    item: ['PUT', `/checklist/${id}`],
  }[target] as [string, string];
  return api.request<Task & Pick<Problem, 'code' | 'conflicts'>>(method, `/api/tasks/${task.id}${path}`, {
    as: kim,
    seen: Math.max(1, version - behind),
    body: fields,
  });
}

const percent = fc.constantFrom(0, 50, 100);
const day = fc.constantFrom(null, '2026-03-01', '2026-03-02');
const word = fc.constantFrom('a', 'b');
const someOf = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Fields>;

const fieldsOf = {
  task: someOf({
    title: word,
    status: fc.constantFrom('doing', 'review', 'done'),
    progress: percent,
    priority: fc.constantFrom('none', 'high'),
    startOn: day,
    dueOn: day,
    labels: fc.subarray(['a', 'b']),
  }),
  part: someOf({ role: word, progress: percent, weight: fc.constantFrom(1, 2) }),
  item: someOf({ text: word, done: fc.boolean() }),
};

function steps(parts: number): fc.Arbitrary<Step[]> {
  const targets = (['task', 'part', 'item'] as const).filter((target) => target !== 'part' || parts > 0);
  const step = fc.constantFrom(...targets).chain((target) =>
    fc.record({
      target: fc.constant(target),
      index: fc.nat({ max: 1 }),
      fields: fieldsOf[target],
      behind: fc.nat({ max: 4 }),
    }),
  );
  return fc.array(step, { minLength: 3, maxLength: 12 });
}

describe('a task that is changed by many who saw different versions of it', () => {
  it.each([
    ['with parts', 2],
    ['without parts', 0],
  ])('becomes what a simple model of it becomes, %s', async (_, parts) => {
    await fc.assert(
      fc.asyncProperty(steps(parts), async (changes) => {
        const task = await api.createTask(kim, project, {
          title: 'a',
          parts: Array.from({ length: parts }, () => ({ role: 'a' })),
          checklist: [{ text: 'a' }, { text: 'a' }],
        });
        const history = [stateOf(task)];
        for (const step of changes) {
          const outcome = expected(history, step, parts);
          const { status, body } = await send(task, step, history.length);
          if ('conflicts' in outcome) {
            const fields = body.conflicts?.map(({ field }) => field).toSorted();
            expect([status, fields]).toEqual([409, outcome.conflicts]);
          } else if ('invalid' in outcome) {
            expect([status, body.code]).toEqual([400, 'validation']);
          } else {
            expect([status, stateOf(body)]).toEqual([200, outcome.state]);
            if (!isDeepStrictEqual(outcome.state, history.at(-1))) history.push(outcome.state);
            expect(body.version).toBe(history.length);
          }
        }
        const { body } = await api.request<Task>('GET', `/api/tasks/${task.id}`, { as: kim });
        expect([body.version, stateOf(body)]).toEqual([history.length, history.at(-1)]);
      }),
      { numRuns: 30 },
    );
  });
});

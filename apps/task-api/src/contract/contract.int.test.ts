import { randomUUID } from 'node:crypto';
import { LIMITS, type ProblemCode, type Project, type Task, taskApiRoutes } from '@baton/dto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture, type TestUser } from '../test-support/task-api-fixture.ts';
import { type BadToken, makeBadTokens } from './test-support/bad-tokens.ts';
import { PUBLIC_ROUTES, WALKED_ROUTES } from './test-support/cases.ts';
import {
  type ContractAnswer,
  type ContractClient,
  createContractClient,
} from './test-support/contract-client.ts';
import { expectProblem, expectSuccess } from './test-support/expectations.ts';
import {
  type CaseRequest,
  type Prepare,
  UNPROVOKED_CODES,
  WALKED_CODES,
} from './test-support/route-cases.ts';
import { changesOf, expectedChanges } from './test-support/logged-changes.ts';
import { assemblePeople, openScene, type People } from './test-support/scene.ts';

let api: TaskApiFixture;
let people: People;
let badTokens: readonly BadToken[];
let elsewhere: { readonly project: Project; readonly task: Task };
let ask: ContractClient;
beforeAll(async () => {
  api = await startTaskApi();
  people = await assemblePeople(api);
  const project = await api.createProject(people.stranger);
  elsewhere = { project, task: await api.createTask(people.stranger, project) };
  badTokens = await makeBadTokens(api, people.owner);
  ask = createContractClient(api.url, people.owner);
});
afterAll(() => api.close());

async function prepare(toRequest: Prepare): Promise<CaseRequest> {
  return toRequest(await openScene(api, people));
}

describe('the walk', () => {
  it('meets every route that the contracts declare', () => {
    expect([...WALKED_ROUTES, ...PUBLIC_ROUTES].map(({ id }) => id).sort()).toEqual(
      taskApiRoutes.map(({ id }) => id).sort(),
    );
    expect(PUBLIC_ROUTES).toEqual(taskApiRoutes.filter(({ security }) => security === 'none'));
  });

  it.each(WALKED_ROUTES)('meets every code of $id', ({ route, errors, otherSuccess }) => {
    const general: readonly ProblemCode[] = [...WALKED_CODES, ...UNPROVOKED_CODES];
    const own = route.errors.filter((code) => !general.includes(code));
    expect(Object.keys(errors).sort()).toEqual(own.sort());
    expect(otherSuccess !== undefined).toBe(route.otherSuccess !== undefined);
  });
});

/** Ids that whoever asks makes up, so that they name nothing of others. */
const CHOSEN_BY_CALLERS: readonly string[] = ['viewId'];

describe.each(WALKED_ROUTES)('$id', ({ route, success, otherSuccess, errors }) => {
  const isInProject = route.errors.includes('not-found');
  const isForWriters = route.errors.includes('forbidden');
  // What is refused changes nothing, so one request serves until it succeeds.
  let request: CaseRequest;
  let formerEditor: TestUser;
  beforeAll(async () => {
    const scene = await openScene(api, people);
    formerEditor = await scene.formerEditor();
    request = await success(scene);
  });

  it('is for whoever has signed in', async () => {
    for (const { what, code, token } of badTokens) {
      const answer = await ask(route, request, { token });
      expect([what, expectProblem(route, code, answer).code]).toEqual([what, code]);
    }
  });

  if (isInProject) {
    it('tells the owner of another project no more than of what does not exist', async () => {
      const { stranger: as } = people;
      const stranger = expectProblem(route, 'not-found', await ask(route, request, { as }));
      const [name = ''] = Object.keys(request.params ?? {});
      const missing = await ask(route, request, { params: { [name]: randomUUID() } });
      expect(expectProblem(route, 'not-found', missing).detail).toBe(stranger.detail);
    });

    it('is not for whoever was removed', async () => {
      expectProblem(route, 'not-found', await ask(route, request, { as: formerEditor }));
    });

    it('finds nothing of it through what the owner of another project has', async () => {
      const [first, ...others] = Object.keys(request.params ?? {});
      if (others.every((name) => CHOSEN_BY_CALLERS.includes(name))) return;
      const params = { [`${first}`]: first === 'taskId' ? elsewhere.task.id : elsewhere.project.id };
      const answer = await ask(route, request, { as: people.stranger, params, seen: elsewhere.task.version });
      expectProblem(route, 'not-found', answer);
    });

    it(isForWriters ? 'is not for a viewer' : 'is for a viewer too', async () => {
      const answer = await ask(route, request, { as: people.viewer });
      if (isForWriters) expectProblem(route, 'forbidden', answer);
      else expectSuccess(route.success, answer);
    });
  }

  if (route.params) {
    it('refuses what names nothing', async () => {
      for (const name of Object.keys(request.params ?? {})) {
        const answer = await ask(route, request, { params: { [name]: 'no such thing' } });
        const problem = expectProblem(route, 'validation', answer);
        expect(problem.errors?.map(({ path }) => path)).toEqual([name]);
      }
    });
  }

  if (route.query) {
    it('refuses a parameter that is not known', async () => {
      expectProblem(route, 'validation', await ask(route, request, { query: '?colour=red' }));
    });
  }

  if (route.body) {
    it('refuses a body that is not what it should be', async () => {
      const unknown = await ask(route, request, { body: { ...request.body, colour: 'red' } });
      expect(expectProblem(route, 'validation', unknown).errors?.map(({ path }) => path)).toContain('colour');
      expectProblem(route, 'invalid-json', await ask(route, request, { body: '{' }));
      const headers = { 'content-type': 'text/plain' };
      expectProblem(route, 'unsupported-media-type', await ask(route, request, { headers }));
      const body = { ...request.body, filler: 'x'.repeat(LIMITS.body) };
      expectProblem(route, 'payload-too-large', await ask(route, request, { body }));
    });
  }

  if (route.ifMatch) {
    it('asks for the version that the caller saw', async () => {
      expectProblem(route, 'precondition-required', await ask(route, request, { seen: null }));
      expectProblem(route, 'version-unknown', await ask(route, request, { seen: 99 }));
      const headers = { 'if-match': '*' };
      expectProblem(route, 'validation', await ask(route, request, { seen: null, headers }));
    });
  }

  if (route.idempotent) {
    it('refuses a key that cannot be one', async () => {
      for (const key of ['', 'caf\u00e9', 'x'.repeat(256)]) {
        const answer = await ask(route, request, { headers: { 'idempotency-key': key } });
        const problem = expectProblem(route, 'validation', answer);
        expect(problem.errors?.map(({ path }) => path)).toEqual(['Idempotency-Key']);
      }
    });
  }

  it('succeeds as declared, and is logged as so many changes', async () => {
    const answer = await ask(route, request);
    expectSuccess(route.success, answer);
    expect(await changesOf(api, answer)).toBe(expectedChanges(route, request));
  });

  if (otherSuccess && route.otherSuccess) {
    const other = route.otherSuccess;
    it('succeeds in the other way', async () => {
      const answer = await ask(route, await prepare(otherSuccess));
      expectSuccess(other, answer);
      expect(await changesOf(api, answer)).toBe(1);
    });
  }

  if (route.idempotent) {
    it.each([success, otherSuccess].filter((way) => way !== undefined))(
      'answers a repeat with the same key as before, and no other request',
      async (toRequest) => {
        const keyed = await prepare(toRequest);
        const headers = { 'idempotency-key': randomUUID() };
        const first = await ask(route, keyed, { headers });
        expect(first.status).toBeLessThan(300);
        const repeat = await ask(route, keyed, { headers });
        expect(told(repeat)).toEqual(told(first));
        expect(await changesOf(api, first)).toBe(expectedChanges(route, keyed));
        expect(await changesOf(api, repeat)).toBe(0);
        expectProblem(
          route,
          'idempotency-key-reused',
          await ask(route, await prepare(toRequest), { headers }),
        );
      },
    );
  }

  for (const [code, toRequest] of Object.entries(errors)) {
    it(`answers ${code}`, async () => {
      const answer = await ask(route, await prepare(toRequest));
      const problem = expectProblem(route, code as ProblemCode, answer);
      expect(await changesOf(api, answer)).toBe(0);
      expect(problem.conflicts?.length).toBe(code === 'conflict' ? 1 : undefined);
      expect(problem.failures?.length).toBe(code === 'bulk-refused' ? 1 : undefined);
    });
  }
});

describe('whoever asks too often', () => {
  it('is turned away from every route, and told when to come again', async () => {
    const limited = await startTaskApi({ beside: api, env: { RATE_PER_USER: '1' } });
    const askLimited = createContractClient(limited.url, people.owner);
    for (let count = 0; count < 10; count += 1)
      await limited.request('GET', '/api/projects', { as: people.owner });
    for (const { route } of WALKED_ROUTES) {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      const params = Object.fromEntries(names.map((name) => [name, randomUUID()]));
      const answer = await askLimited(route, { params });
      expectProblem(route, 'rate-limited', answer);
      expect(answer.headers.get('ratelimit')).toMatch(/^"user";r=0;t=\d+$/);
    }
    await limited.close();
  });
});

function told({ status, headers, text }: ContractAnswer) {
  return { status, text, etag: headers.get('etag'), location: headers.get('location') };
}

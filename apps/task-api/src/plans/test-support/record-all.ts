import { expect, vi } from 'vitest';
import { WALKED_ROUTES } from '../../contract/test-support/cases.ts';
import { createContractClient } from '../../contract/test-support/contract-client.ts';
import { assemblePeople, openScene, type People } from '../../contract/test-support/scene.ts';
import { startTaskApi, type TaskApiFixture } from '../../test-support/task-api-fixture.ts';
import { BIG_PROJECT_ID, BIG_TASK_ID, fillDatabase, type Filling, leaveWork } from './fill-database.ts';
import { LIST_QUERIES } from './list-queries.ts';
import { type RecordedStatement, recordStatements, type StatementRecorder } from './record-statements.ts';

/** What the jobs run counts as a route's of this name. */
export const JOBS = 'jobs';

/** Fills a database and records what all routes and jobs of the service ask of it. */
export async function recordAll(
  filling: Filling,
): Promise<{ api: TaskApiFixture; statements: readonly RecordedStatement[] }> {
  const recorder = recordStatements();
  const api = await startTaskApi();
  await fillDatabase(api.database, filling);
  const people = await assemblePeople(api);
  await walk(api, people, recorder);
  await readBigProject(api, people, recorder);
  await runJobs(api, recorder);
  vi.restoreAllMocks();
  return { api, statements: recorder.statements() };
}

/** Asks each route of the contracts for what it does when it succeeds. */
async function walk(api: TaskApiFixture, people: People, recorder: StatementRecorder): Promise<void> {
  const ask = createContractClient(api.url, people.owner);
  for (const { id, route, success, otherSuccess } of WALKED_ROUTES) {
    for (const toRequest of [success, otherSuccess]) {
      if (!toRequest) continue;
      recorder.route = undefined;
      const request = await toRequest(await openScene(api, people));
      recorder.route = id;
      expect([id, (await ask(route, request)).status]).toEqual([id, expect.toSatisfy(isSuccess)]);
    }
  }
}

/** Asks each route that reads of a large project, and lists its tasks in every way. */
async function readBigProject(
  api: TaskApiFixture,
  { owner }: People,
  recorder: StatementRecorder,
): Promise<void> {
  await api.database.query(`INSERT INTO members VALUES ($1, $2, 'owner', now())`, [
    BIG_PROJECT_ID,
    owner.sub,
  ]);
  const params = { projectId: BIG_PROJECT_ID, taskId: BIG_TASK_ID };
  const ask = createContractClient(api.url, owner);
  for (const { id, route } of WALKED_ROUTES.filter((walked) => walked.route.method === 'get')) {
    recorder.route = id;
    for (const query of id === 'listTasks' ? LIST_QUERIES : ['']) {
      const { status, text } = await ask(route, { params }, { query: `?${query}` });
      expect([id, query, status]).toEqual([id, query, expect.toSatisfy(isSuccess)]);
      if (id !== 'listTasks') continue;
      const { nextCursor } = JSON.parse(text) as { nextCursor: string | null };
      if (nextCursor) await ask(route, { params }, { query: `?${query}&cursor=${nextCursor}` });
    }
  }
}

/** A process does what is due when it starts, one job after another; the erasure of people comes last. */
async function runJobs(api: TaskApiFixture, recorder: StatementRecorder): Promise<void> {
  await leaveWork(api.database);
  recorder.route = JOBS;
  const other = await startTaskApi({ beside: api });
  await vi.waitFor(
    async () => {
      const [left] = await api.database.query<{ work: boolean }>(
        `SELECT EXISTS (
             SELECT FROM erasures
             WHERE done_at IS NULL AND coalesce(queue_forgotten_at, created_at) < now() - interval '1 hour'
           ) OR EXISTS (SELECT FROM mail_batches WHERE due_at <= now()) AS work`,
      );
      expect(left).toEqual({ work: false });
    },
    { timeout: 30_000, interval: 50 },
  );
  await other.stop();
}

function isSuccess(status: number): boolean {
  return status < 300;
}

import type { Project, SessionResponse } from '@baton/dto';
import getPort from 'get-port';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Caller } from '../pipeline/caller.ts';
import { startLocalSystem } from '../pipeline/local-system.ts';

/** The system as `npm start` runs it, with somebody who owns a project of {@link TASKS} tasks and a small one. */
export interface WebWorld extends AsyncDisposable {
  readonly site: string;
  readonly credentials: { readonly email: string; readonly password: string };
}

export const TASKS = 5_000;
export const LARGE_PROJECT = 'MANY';
/** As large as the projects of most teams. */
export const USUAL_PROJECT = 'TEAM';
const USUAL_TASKS = 100;

export async function startWebWorld(): Promise<WebWorld> {
  const home = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  chmodSync(home, 0o755);
  const port = await getPort({ host: '127.0.0.1' });
  const system = await startLocalSystem('tools/local/src/main.ts', {
    BATON_HOME: home,
    PORT: String(port),
    INBOX_PORT: String(await getPort({ host: '127.0.0.1' })),
  });
  async function end() {
    await system.stop();
    rmSync(home, { recursive: true, force: true });
  }
  // The browser takes secure cookies without TLS from this name.
  const site = `http://localhost:${port}`;
  const credentials = { email: 'ada@example.com', password: 'three lanterns by the sea' };
  try {
    await new Caller(site).call('POST', '/auth/register', { ...credentials, name: 'Ada Lovelace' });
    const { body: session } = await new Caller(site).call<SessionResponse>(
      'POST',
      '/auth/login',
      credentials,
    );
    const owner = new Caller(site, session.accessToken);
    const { database } = JSON.parse(readFileSync(join(home, 'endpoints.json'), 'utf8')) as {
      database: string;
    };
    for (const [key, count] of [
      [LARGE_PROJECT, TASKS],
      [USUAL_PROJECT, USUAL_TASKS],
    ] as const) {
      const { body: project } = await owner.call<Project>('POST', '/api/projects', {
        key,
        name: `Project ${key}`,
      });
      await addTasks(database, project.id, session.user.id, count);
    }
    return { site, credentials, [Symbol.asyncDispose]: end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** With two parts each and a due day, in two statements: thousands of requests would take minutes. */
async function addTasks(database: string, projectId: string, ownerId: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: database, query_timeout: 60_000 });
  await client.connect();
  try {
    await client.query(
      `INSERT INTO tasks (id, project_id, number, title, description, status, progress, priority, due_on, labels,
         rank, version, field_versions, created_by, created_at, updated_at)
       SELECT gen_random_uuid(), $1, n, 'Task number ' || n, '', 'doing', n % 100,
         (ARRAY['none', 'low', 'medium', 'high', 'urgent'])[n % 5 + 1], date '2026-01-01' + n % 365, '{}',
         'b' || lpad(n::text, 5, '0'), 1, '{}', $2, now() - n * interval '1 minute', now() - n * interval '1 minute'
       FROM generate_series(1, $3::int) n`,
      [projectId, ownerId, count],
    );
    await client.query(
      `INSERT INTO parts (id, task_id, role, assignee_id, progress, weight, position)
       SELECT gen_random_uuid(), tasks.id, role, $2, tasks.progress, 1, place - 1
       FROM tasks, unnest(ARRAY['design', 'code']) WITH ORDINALITY AS part (role, place) WHERE project_id = $1`,
      [projectId, ownerId],
    );
    await client.query('ANALYZE tasks, parts');
  } finally {
    await client.end();
  }
}

import type { Project, Task } from '@baton/dto';
import pg from 'pg';
import { Caller } from '../pipeline/caller.ts';
import { emailOf, nameOf, userId } from '../seed/seed-plan.ts';
import type { TaskApiWorld } from '../task-api/world.ts';

/** A project with a task, its owner, and a token of each of its further members. */
export interface SharedProject {
  readonly owner: Caller;
  readonly project: Project;
  readonly task: Task;
  readonly tokens: readonly string[];
}

export async function addMembers(
  world: TaskApiWorld,
  { databaseUrl, url }: { readonly databaseUrl: string; readonly url: string },
  count: number,
): Promise<SharedProject> {
  const owner = new Caller(url, await world.tokenOf(0));
  const { body: project } = await owner.call<Project>('POST', '/api/projects', {
    key: 'BENCH',
    name: 'Bench',
  });
  const { body: task } = await owner.call<Task>('POST', `/api/projects/${project.id}/tasks`, {
    title: 'Page',
  });

  const users = Array.from({ length: count }, (_, n) => n + 1);
  const people = users.map((user) => ({ id: userId(user), email: emailOf(user), name: nameOf(user) }));
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query(
    `WITH people AS (
       INSERT INTO users (id, email, name, locale, as_of)
       SELECT (p ->> 'id')::uuid, p ->> 'email', p ->> 'name', 'en', now() - interval '1 hour'
       FROM jsonb_array_elements($1) AS p RETURNING id
     )
     INSERT INTO members (project_id, user_id, role, created_at) SELECT $2, id, 'viewer', now() FROM people`,
    [JSON.stringify(people), project.id],
  );
  await client.end();
  return { owner, project, task, tokens: await Promise.all(users.map((user) => world.tokenOf(user))) };
}

import type { Activity, BulkResult, Project, Task } from '@baton/dto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { printCounts } from '../stack/accepted-changes.ts';
import { queryDatabase } from '../stack/database.ts';
import { type GatedSystem, startGatedSystem } from '../stack/gated-system.ts';
import { addTasks } from '../stack/many-tasks.ts';
import { PATIENCE } from '../stack/patience.ts';
import { Person } from '../stack/person.ts';
import { wish } from '../stack/preferences.ts';
import { shareTask } from '../stack/shared-task.ts';
import { scanTable } from '../stack/tables.ts';

const TASKS = 500;

let system: GatedSystem;
let site: string;

beforeAll(async () => {
  system = await startGatedSystem();
  ({ site } = system.stack().endpoints());
});

afterAll(() => system.close());

function query<Row extends object>(statement: string, ...values: readonly unknown[]) {
  return queryDatabase<Row>(system.stack().endpoints().database, statement, values);
}

/** Lets the time pass for which what waits in a project does so. */
async function makeDue(project: Project): Promise<void> {
  await query(
    "UPDATE notifications SET created_at = created_at - interval '1 hour' WHERE project_id = $1 AND settled_at IS NULL",
    project.id,
  );
  await query('UPDATE mail_batches SET due_at = now() WHERE project_id = $1', project.id);
}

/** Of the notifications of a project, what became of each; null while it waits. */
async function outcomes(project: Project): Promise<readonly (string | null)[]> {
  const rows = await query<{ outcome: string | null }>(
    `SELECT coalesce(dropped, CASE WHEN digest_id IS NOT NULL THEN 'told' END) AS outcome
     FROM notifications WHERE project_id = $1`,
    project.id,
  );
  return rows.map(({ outcome }) => outcome);
}

interface LoggedEntry {
  readonly sk: string;
  readonly kind: string;
  readonly project?: { readonly id: string };
  readonly notify?: readonly { readonly id: string; readonly email: string }[];
  readonly total?: number;
}

async function entriesOf(project: Project, kind: string): Promise<readonly LoggedEntry[]> {
  const { dynamodb, tables } = system.stack().endpoints();
  const log = (await scanTable(dynamodb, tables.log)) as unknown as readonly LoggedEntry[];
  return log.filter((entry) => entry.kind === kind && entry.project?.id === project.id);
}

/** The mails that SES took about an entry. */
function mailsOf({ sk }: LoggedEntry) {
  return system.ses.sent.filter(({ entry }) => entry.startsWith(`${sk}/`));
}

test('500 tasks in one bulk are one mail to each person, at once and in a batch', async () => {
  const owner = await Person.signUp(site, 'Ada');
  const other = await Person.signUp(site, 'Lin');
  const editor = await Person.signUp(site, 'Grace');
  const { body: project } = await owner.must<Project>('POST', '/api/projects', { key: 'MANY', name: 'Many' });
  for (const [{ email }, role] of [
    [other, 'owner'],
    [editor, 'editor'],
  ] as const) {
    await owner.must('POST', `/api/projects/${project.id}/members`, { email, role });
  }
  await wish(other, { cadence: 'batched', asOwner: true });
  await addTasks(system.stack().endpoints().database, project, owner.id, TASKS);
  const tasks = await query<{ id: string }>('SELECT id FROM tasks WHERE project_id = $1', project.id);
  const { body } = await editor.must<BulkResult>('POST', '/api/projects/MANY/tasks/bulk', {
    ids: tasks.map(({ id }) => id),
    patch: { addLabels: ['moved'] },
  });
  expect(body.items.filter(({ changed }) => changed)).toHaveLength(TASKS);
  await makeDue(project);

  const digests = await vi.waitUntil(async () => {
    const logged = await entriesOf(project, 'digest');
    return logged.length >= 2 && logged.every((digest) => mailsOf(digest).length > 0) && logged;
  }, PATIENCE);
  const changes = await vi.waitUntil(async () => {
    const logged = await entriesOf(project, 'task.updated');
    return logged.length >= TASKS && logged;
  }, PATIENCE);
  const mails = [...digests, ...changes].flatMap(mailsOf);
  const told = [owner, other].filter(({ email }) => mails.some(({ to }) => to === email));
  const counts = {
    sent: TASKS,
    logged: changes.length,
    mailed: told.length,
    lost: 2 - told.length,
    repeated: mails.length - told.length,
  };
  printCounts(`one bulk of ${TASKS} tasks, to one person at once and to one in a batch`, counts);
  expect(counts).toEqual({ sent: 500, logged: 500, mailed: 2, lost: 0, repeated: 0 });
  expect(digests.map(({ total }) => total)).toEqual([500, 500]);
  expect(new Set(await outcomes(project))).toEqual(new Set(['told']));
});

test('what is back where it was when the batch is due is mailed to nobody', async () => {
  const { owner, member, project, task } = await shareTask(site, 'BACK');
  await wish(member, { cadence: 'batched' });
  const path = `/api/tasks/${task.id}`;
  await owner.must('PATCH', path, { progress: 40, status: 'doing' }, { ifMatch: '"1"' });
  await owner.must('PATCH', path, { progress: 0, status: 'todo' }, { ifMatch: '"2"' });
  await makeDue(project);
  await vi.waitUntil(async () => (await outcomes(project)).every((outcome) => outcome !== null), PATIENCE);
  expect(await outcomes(project)).toEqual(['no-net-change', 'no-net-change']);

  // The mail of a later batch is behind everything that could have been sent for this one.
  await owner.must('PATCH', path, { progress: 70 }, { ifMatch: '"3"' });
  await makeDue(project);
  const [digest, ...others] = await vi.waitUntil(async () => {
    const digests = await entriesOf(project, 'digest');
    return digests.some((one) => mailsOf(one).length > 0) && digests;
  }, PATIENCE);
  expect([digest?.notify?.map(({ id }) => id), others]).toEqual([[member.id], []]);
  const changes = await entriesOf(project, 'task.updated');
  expect([changes.length, changes.flatMap(mailsOf)]).toEqual([3, []]);
});

test('who is removed while a batch waits gets nothing of it, as the activity shows', async () => {
  const { owner, member, project, task } = await shareTask(site, 'GONE');
  await wish(member, { cadence: 'batched' });
  await owner.must<Task>('PATCH', `/api/tasks/${task.id}`, { progress: 40 }, { ifMatch: '"1"' });
  expect(await outcomes(project)).toEqual([null]);
  await owner.must('DELETE', `/api/projects/${project.id}/members/${member.id}`);
  await makeDue(project);
  await vi.waitUntil(async () => (await outcomes(project))[0] !== null, PATIENCE);
  expect(await outcomes(project)).toEqual(['no-longer-member']);

  const { body } = await vi.waitUntil(async () => {
    const activity = await owner.must<Activity>('GET', `/api/tasks/${task.id}/activity`);
    return activity.body.items.some(({ entry }) => entry.kind === 'task.updated') && activity;
  }, PATIENCE);
  const told = body.items.findLast(({ entry }) => entry.kind === 'task.updated')?.deliveries;
  expect(told).toMatchObject([{ user: { id: member.id }, state: 'dropped', dropped: 'no-longer-member' }]);
  expect(await entriesOf(project, 'digest')).toEqual([]);
});

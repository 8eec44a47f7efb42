import type { Comment, Invitation, Part, Project, Task } from '@baton/dto';
import { projectPartition } from '@baton/log-schema';
import { v7 as uuidv7 } from 'uuid';
import { deliveryWith } from '../../test-support/deliveries.ts';
import type { TaskApiFixture, TestUser } from '../../test-support/task-api-fixture.ts';

/** The people of all scenes; each but the stranger is a member of every project that a scene makes. */
export interface People {
  readonly owner: TestUser;
  readonly editor: TestUser;
  readonly viewer: TestUser;
  /** Owns another project. */
  readonly stranger: TestUser;
}

/** A project of its own in which something is about to be asked, and ways to get it there. */
export interface Scene extends People {
  readonly project: Project;
  readonly task: (input?: object) => Promise<Task>;
  /** A task with one part and one item of a checklist. */
  readonly fullTask: () => Promise<{ task: Task; part: Part; itemId: string }>;
  readonly comment: (task: Task) => Promise<Comment>;
  readonly invite: (email: string) => Promise<Invitation>;
  readonly newcomer: () => Promise<TestUser>;
  /** Somebody who was an editor and was removed. */
  readonly formerEditor: () => Promise<TestUser>;
  /** Of the editor. */
  readonly failedMail: () => Promise<{ entryId: string; userId: string }>;
  readonly archive: () => Promise<void>;
  readonly trash: (task: Task) => Promise<void>;
  /** Changes a task as its editor, from the version that it has. */
  readonly change: (path: string, task: Task, body: object) => Promise<void>;
}

export async function assemblePeople(api: TaskApiFixture): Promise<People> {
  const names = ['Owner', 'Editor', 'Viewer', 'Stranger'] as const;
  const [owner, editor, viewer, stranger] = await Promise.all([
    api.signUp(names[0]),
    api.signUp(names[1]),
    api.signUp(names[2]),
    api.signUp(names[3]),
  ]);
  return { owner, editor, viewer, stranger };
}

export async function openScene(api: TaskApiFixture, people: People): Promise<Scene> {
  const { owner, editor, viewer } = people;
  const project = await api.createProject(owner, [
    ['editor', editor],
    ['viewer', viewer],
  ]);

  async function ask<Body>(
    method: string,
    path: string,
    options: { body?: object; seen?: number; as?: TestUser },
  ) {
    const { status, body } = await api.request<Body>(method, path, { as: owner, ...options });
    if (status >= 400) throw new Error(`${method} ${path} was refused: ${JSON.stringify(body)}`);
    return body;
  }

  const task = (input: object = {}) =>
    ask<Task>('POST', `/api/projects/${project.id}/tasks`, { body: { title: 'Write the page', ...input } });

  return {
    ...people,
    project,
    task,
    async fullTask() {
      const full = await task({ parts: [{ role: 'text' }], checklist: [{ text: 'Ask legal' }] });
      const [part] = full.parts;
      const [item] = full.checklist;
      if (!part || !item) throw new Error('The task came without its part or item');
      return { task: full, part, itemId: item.id };
    },
    comment: ({ id }) => ask<Comment>('POST', `/api/tasks/${id}/comments`, { body: { body: 'Ready.' } }),
    invite: (email) =>
      ask<Invitation>('POST', `/api/projects/${project.id}/members`, { body: { email, role: 'viewer' } }),
    newcomer: () => api.signUp('Newcomer'),
    async formerEditor() {
      const former = await api.signUp('Former');
      const members = `/api/projects/${project.id}/members`;
      await ask('POST', members, { body: { email: former.email, role: 'editor' } });
      await ask('DELETE', `${members}/${former.sub}`, {});
      return former;
    },
    async failedMail() {
      const mail = { entryId: uuidv7(), userId: editor.sub };
      const key = { pk: mail.entryId, sk: mail.userId };
      const logPk = projectPartition(project.id);
      await api.tables.putDelivery(deliveryWith({ ...key, logPk, state: 'failed' }, project.id));
      return mail;
    },
    archive: () => ask('PATCH', `/api/projects/${project.id}`, { body: { archived: true } }),
    trash: ({ id }) => ask('DELETE', `/api/tasks/${id}`, {}),
    change: (path, { version }, body) =>
      ask(path.includes('/parts/') || path.includes('/checklist/') ? 'PUT' : 'PATCH', path, {
        body,
        seen: version,
        as: editor,
      }),
  };
}

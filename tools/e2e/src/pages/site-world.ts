import type { Task } from '@baton/dto';
import type { Person } from '../stack/person.ts';

/** Two people and their project, which the pages of the site are shown with. */
export interface SiteWorld {
  /** Of a project with tasks 1 and 2. */
  readonly projectKey: string;
  /** Who looks at the site: an owner of the project. */
  readonly reader: Person;
  /** Who changes tasks meanwhile: an editor. */
  readonly other: Person;
}

/** Gives task 2 another title than it has. */
export async function retitle({ other, projectKey }: SiteWorld): Promise<void> {
  const path = `/api/tasks/${projectKey}-2`;
  const { body: task } = await other.must<Task>('GET', path);
  const title = task.title === 'Registration form' ? 'Registration' : 'Registration form';
  await other.must('PATCH', `/api/tasks/${task.id}`, { title }, { ifMatch: `"${task.version}"` });
}

import type { Project, Task } from '@baton/dto';
import { Person, type SignUpOptions } from './person.ts';

export interface SharedTask {
  readonly owner: Person;
  readonly member: Person;
  readonly project: Project;
  readonly task: Task;
}

/** Two people, a project of the first that the second is added to, and a task with a part for the second. */
export async function shareTask(
  site: string,
  key: string,
  title = 'Landing page',
  options: Pick<SignUpOptions, 'taskApi'> = {},
): Promise<SharedTask> {
  const owner = await Person.signUp(site, 'Ada', options);
  const member = await Person.signUp(site, 'Grace', options);
  const { body: project } = await owner.must<Project>('POST', '/api/projects', {
    key,
    name: `Project ${key}`,
  });
  await owner.must('POST', `/api/projects/${project.id}/members`, { email: member.email, role: 'editor' });
  const { body: task } = await owner.must<Task>('POST', `/api/projects/${project.id}/tasks`, {
    title,
    parts: [{ role: 'design', assigneeId: member.id }],
  });
  return { owner, member, project, task };
}

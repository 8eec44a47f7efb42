import type { Task } from '@baton/dto';
import type { Person } from '../../stack/person.ts';
import { shareTask } from '../../stack/shared-task.ts';
import type { ChaosSystem } from '../system/chaos-system.ts';

/** One who changes tasks, one who is mailed about each change, and the tasks. */
export interface LoadTeam {
  readonly owner: Person;
  readonly member: Person;
  readonly taskIds: readonly string[];
}

export async function createLoadTeam({ site, taskApi }: ChaosSystem, tasks: number): Promise<LoadTeam> {
  const { owner, member, project, task } = await shareTask(site, 'LOAD', 'First', { taskApi });
  const taskIds = [task.id];
  while (taskIds.length < tasks) {
    const { body } = await owner.must<Task>('POST', `/api/projects/${project.id}/tasks`, {
      title: `Task ${taskIds.length}`,
      parts: [{ role: 'design', assigneeId: member.id }],
    });
    taskIds.push(body.id);
  }
  return { owner, member, taskIds };
}

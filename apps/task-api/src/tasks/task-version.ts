import type { Task } from '@baton/dto';

/** The task as a change leaves it: one version on, and done since when it became so. */
export function nextVersion(before: Task, decided: Task, at: Date): Task {
  const updatedAt = at.toISOString();
  const doneSince = before.status === 'done' ? before.doneAt : updatedAt;
  return {
    ...decided,
    version: before.version + 1,
    updatedAt,
    doneAt: decided.status === 'done' ? doneSince : null,
  };
}

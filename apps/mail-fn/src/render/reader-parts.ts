import type { TaskCreated, TaskUpdated } from '@baton/log-schema';

/** The roles of the parts that an entry gives to a person, by creation or by change. */
export function rolesGivenTo(userId: string, entry: TaskCreated | TaskUpdated): readonly string[] {
  if (entry.kind === 'task.created') {
    return entry.created.parts.filter(({ assignee }) => assignee?.id === userId).map(({ role }) => role);
  }
  return entry.changes.flatMap((change) => {
    if (change.field === 'part' && change.to?.assignee?.id === userId) return [change.to.role];
    if (change.field === 'part.assignee' && change.to?.id === userId) return [change.part.role];
    return [];
  });
}

/** Whether a change takes a part away from a person. */
export function losesPart(userId: string, entry: TaskUpdated): boolean {
  return entry.changes.some(
    (change) =>
      (change.field === 'part' && change.to === null && change.from?.assignee?.id === userId) ||
      (change.field === 'part.assignee' && change.from?.id === userId),
  );
}

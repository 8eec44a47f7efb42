import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { reopenUnlessComplete } from '@baton/task-rules';
import { advanceFieldVersions, type FieldVersions } from './field-versions.ts';
import { diffTask } from './task-diff.ts';
import { nextVersion } from './task-version.ts';

/** A task before and after a change that is still to be stored. */
export interface PlannedChange {
  readonly before: Task;
  readonly after: Task;
  readonly fieldVersions: FieldVersions;
  /** None when nothing happened but that it was deleted or restored. */
  readonly changes: Change[];
}

/**
 * What the decision makes of a locked task; undefined when that is what it was. A done task whose progress fell
 * below 100 is `doing` again.
 */
export function planChange(
  { task: before, fieldVersions }: { readonly task: Task; readonly fieldVersions: FieldVersions },
  decision: Task,
  at: Date,
): PlannedChange | undefined {
  const decided = reopenUnlessComplete(decision);
  const changes = diffTask(before, decided);
  if (changes.length === 0 && before.deletedAt === decided.deletedAt) return undefined;
  const after = nextVersion(before, decided, at);
  return { before, after, fieldVersions: advanceFieldVersions(fieldVersions, changes, after), changes };
}

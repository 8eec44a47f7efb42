import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { reopenUnlessComplete } from '@baton/task-rules';
import { timeOfEntry } from '../change-log/index.ts';
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
  /** Of the entry that tells it. */
  readonly entryId: string;
  readonly at: Date;
}

/**
 * What the decision makes of a locked task; undefined when that is what it was. A done task whose progress fell
 * below 100 is `doing` again.
 */
export function planChange(
  locked: { readonly task: Task; readonly fieldVersions: FieldVersions; readonly entryId: string },
  decision: Task,
): PlannedChange | undefined {
  const { task: before, entryId } = locked;
  const decided = reopenUnlessComplete(decision);
  const changes = diffTask(before, decided);
  if (changes.length === 0 && before.deletedAt === decided.deletedAt) return undefined;
  const at = timeOfEntry(entryId);
  const after = nextVersion(before, decided, at);
  const fieldVersions = advanceFieldVersions(locked.fieldVersions, changes, after);
  return { before, after, fieldVersions, changes, entryId, at };
}

import type { Part, Task } from '@baton/dto';

/** The weighted mean of the parts' progress in percent, half up. In whole numbers, so that it is exact. */
export function weightedMean(parts: readonly Pick<Part, 'progress' | 'weight'>[]): number {
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  const weighted = parts.reduce((sum, { progress, weight }) => sum + progress * weight, 0);
  return Math.floor((2 * weighted + weights) / (2 * weights));
}

/** A task with parts is as far as they are together; one without has its own number. */
export function rollUp(task: Task): Task {
  return task.parts.length === 0 ? task : { ...task, progress: weightedMean(task.parts) };
}

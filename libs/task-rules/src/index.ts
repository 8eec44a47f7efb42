/**
 * What a change makes of a task: for task-api, which stores it, and for the site, which shows it before the
 * answer is there. Free of libraries, so that a browser bundle pays nothing for them.
 */
export { rollUp, weightedMean } from './roll-up.ts';
export {
  applyChecklistItemPatch,
  applyPartPatch,
  applyTaskPatch,
  reopenUnlessComplete,
  setProgress,
  withParts,
} from './task-patch.ts';
export type { ChecklistItemPatch, PartPatch, Person, TaskPatch } from './task-patch.ts';

import type { InferBody, taskRoutes } from '@baton/dto';

/** A task to create, with the contract's defaults filled in. */
export type TaskInput = InferBody<typeof taskRoutes.create>;

/** A part to create, with the contract's defaults filled in. */
export type PartInput = InferBody<typeof taskRoutes.addPart>;

/** An item of a checklist to create, with the contract's defaults filled in. */
export type ChecklistItemInput = InferBody<typeof taskRoutes.addChecklistItem>;

import type { Task, taskRoutes } from '@baton/dto';
import type { CaseRequest, CasesOf, Prepare } from './route-cases.ts';
import type { Scene } from './scene.ts';

/** A task with a part and an item of a checklist. */
interface Place {
  readonly task: Task;
  readonly partId: string;
  readonly itemId: string;
}
type OfTask = (place: Place, scene: Scene) => CaseRequest;
type Change = (scene: Scene, place: Place) => Promise<void>;

function ofTask(request: OfTask, before?: Change): Prepare {
  return async (scene) => {
    const { task, part, itemId } = await scene.fullTask();
    const place = { task, partId: part.id, itemId };
    await before?.(scene, place);
    return request(place, scene);
  };
}

const archive: Change = (scene) => scene.archive();
const trash: Change = (scene, { task }) => scene.trash(task);
const changeTask: Change = (scene, { task }) =>
  scene.change(`/api/tasks/${task.id}`, task, { title: 'Theirs' });
const changePart: Change = (scene, { task, partId }) =>
  scene.change(`/api/tasks/${task.id}/parts/${partId}`, task, { progress: 10 });
const changeItem: Change = (scene, { task, itemId }) =>
  scene.change(`/api/tasks/${task.id}/checklist/${itemId}`, task, { text: 'Theirs' });

function frozen(request: OfTask): { 'project-archived': Prepare; 'task-deleted': Prepare } {
  return { 'project-archived': ofTask(request, archive), 'task-deleted': ofTask(request, trash) };
}

const inProject: OfTask = (_place, { project }) => ({ params: { projectId: project.key } });

const create: Prepare = ({ project }) => ({ params: { projectId: project.id }, body: { title: 'New' } });

const bulkUpdate: OfTask = ({ task }, { project }) => ({
  params: { projectId: project.id },
  body: { ids: [task.id], patch: { priority: 'high' } },
});
const bulkDelete: OfTask = ({ task }, { project }) => ({
  params: { projectId: project.id },
  body: { ids: [task.id] },
});
const named: OfTask = ({ task }) => ({ params: { taskId: task.id } });
const update: OfTask = ({ task }) => ({
  params: { taskId: task.key },
  seen: task.version,
  body: { title: 'Mine' },
});
const addPart: OfTask = ({ task }) => ({ params: { taskId: task.id }, body: { role: 'design' } });
const updatePart: OfTask = ({ task, partId }) => ({
  params: { taskId: task.id, partId },
  seen: task.version,
  body: { progress: 40 },
});
const removePart: OfTask = ({ task, partId }) => ({
  params: { taskId: task.id, partId },
  seen: task.version,
});
const addItem: OfTask = ({ task }) => ({ params: { taskId: task.id }, body: { text: 'Ask sales' } });
const updateItem: OfTask = ({ task, itemId }) => ({
  params: { taskId: task.id, itemId },
  seen: task.version,
  body: { text: 'Mine' },
});
const removeItem: OfTask = ({ task, itemId }) => ({
  params: { taskId: task.id, itemId },
  seen: task.version,
});

export const taskCases: CasesOf<typeof taskRoutes> = {
  list: { success: ofTask(inProject), errors: {} },
  exportCsv: { success: ofTask(inProject), errors: {} },
  summary: { success: ofTask(inProject), errors: {} },
  create: {
    success: create,
    errors: {
      'project-archived': async (scene) => {
        await scene.archive();
        return create(scene);
      },
    },
  },
  bulkUpdate: {
    success: ofTask(bulkUpdate),
    errors: {
      'project-archived': ofTask(bulkUpdate, archive),
      'bulk-refused': ofTask(bulkUpdate, trash),
    },
  },
  bulkDelete: {
    success: ofTask(bulkDelete),
    errors: {
      'project-archived': ofTask(bulkDelete, archive),
      'bulk-refused': ofTask(bulkDelete, trash),
    },
  },
  get: { success: ofTask(named, trash), errors: {} },
  update: {
    success: ofTask(update),
    errors: {
      conflict: ofTask(update, changeTask),
      ...frozen(update),
    },
  },
  delete: { success: ofTask(named), errors: frozen(named) },
  restore: {
    success: ofTask(named, trash),
    errors: { 'project-archived': ofTask(named, archive) },
  },
  addPart: { success: ofTask(addPart), errors: frozen(addPart) },
  updatePart: {
    success: ofTask(updatePart),
    errors: { conflict: ofTask(updatePart, changePart), ...frozen(updatePart) },
  },
  removePart: {
    success: ofTask(removePart),
    errors: { conflict: ofTask(removePart, changePart), ...frozen(removePart) },
  },
  addChecklistItem: { success: ofTask(addItem), errors: frozen(addItem) },
  updateChecklistItem: {
    success: ofTask(updateItem),
    errors: { conflict: ofTask(updateItem, changeItem), ...frozen(updateItem) },
  },
  removeChecklistItem: {
    success: ofTask(removeItem),
    errors: { conflict: ofTask(removeItem, changeItem), ...frozen(removeItem) },
  },
};

import type { commentRoutes } from '@baton/dto';
import type { CaseRequest, CasesOf, Prepare } from './route-cases.ts';
import type { Scene } from './scene.ts';

type Place = { readonly taskId: string; readonly commentId: string };
type Change = (scene: Scene, task: Awaited<ReturnType<Scene['task']>>) => Promise<void>;

/** What is asked of a task with a comment. */
function ofComment(request: (place: Place) => CaseRequest, before?: Change): Prepare {
  return async (scene) => {
    const task = await scene.task();
    const comment = await scene.comment(task);
    await before?.(scene, task);
    return request({ taskId: task.id, commentId: comment.id });
  };
}

function frozen(request: (place: Place) => CaseRequest): {
  'project-archived': Prepare;
  'task-deleted': Prepare;
} {
  return {
    'project-archived': ofComment(request, (scene) => scene.archive()),
    'task-deleted': ofComment(request, (scene, task) => scene.trash(task)),
  };
}

const onTask = ({ taskId }: Place): CaseRequest => ({ params: { taskId } });
const create = ({ taskId }: Place): CaseRequest => ({ params: { taskId }, body: { body: 'Thanks.' } });
const update = ({ commentId }: Place): CaseRequest => ({ params: { commentId }, body: { body: 'Not yet.' } });
const remove = ({ commentId }: Place): CaseRequest => ({ params: { commentId } });

export const commentCases: CasesOf<typeof commentRoutes> = {
  list: { success: ofComment(onTask), errors: {} },
  create: { success: ofComment(create), errors: frozen(create) },
  update: { success: ofComment(update), errors: frozen(update) },
  delete: { success: ofComment(remove), errors: frozen(remove) },
  listWatchers: { success: ofComment(onTask), errors: {} },
  watch: { success: ofComment(onTask), errors: {} },
  unwatch: { success: ofComment(onTask), errors: {} },
};

import { type TaskViewers, VIEW_EXPIRY_S } from '@baton/dto';
import * as z from 'zod';
import type { Call } from '../platform/http/index.ts';
import { presenceFrame } from './event-frames.ts';
import { createTaskViews, type TaskView } from './task-views.ts';

const EXPIRY_CHECK_MS = 15_000;

/** Who is looking at which task; see docs/decisions/045-who-is-looking.md. */
export interface Presence {
  /** Says that the caller looks at a task. @throws AppError `not-found` for whoever is no member */
  readonly look: (call: Call, taskRef: string, viewId: string) => Promise<TaskViewers>;
  /** Says that they do no more. @throws AppError `not-found` for whoever is no member */
  readonly lookAway: (call: Call, taskRef: string, viewId: string) => Promise<void>;
  /** Takes what a process has told all of them. */
  readonly hear: (payload: string) => void;
  readonly start: () => void;
  readonly stop: () => void;
}

const signSchema = z.object({
  projectId: z.string(),
  taskId: z.string(),
  userId: z.string(),
  viewId: z.string(),
  isLooking: z.boolean(),
});

/** What processes tell one another: that somebody looks at a task, or does no more. */
type PresenceSign = z.infer<typeof signSchema>;

export function createPresence(deps: {
  /** Tells a sign to all processes, this one included. */
  tell: (payload: string) => Promise<void>;
  /** Throws AppError `not-found` for whoever is no member. */
  findTask: (taskRef: string, userId: string) => Promise<{ readonly id: string; readonly projectId: string }>;
  /** Sends frames to all readers of a project in this process. */
  send: (projectId: string, frames: string) => void;
}): Presence {
  const { tell, findTask, send } = deps;
  const views = createTaskViews();
  let expiry: NodeJS.Timeout | undefined;

  function sendViewers({ projectId, taskId }: TaskView): void {
    send(projectId, presenceFrame({ taskId, userIds: views.usersOf(taskId) }));
  }

  async function sign({ actor }: Call, taskRef: string, viewId: string, isLooking: boolean) {
    const { id: taskId, projectId } = await findTask(taskRef, actor.sub);
    const told: PresenceSign = { projectId, taskId, userId: actor.sub, viewId, isLooking };
    await tell(JSON.stringify(told));
    return taskId;
  }

  return {
    async look(call, taskRef, viewId) {
      const taskId = await sign(call, taskRef, viewId, true);
      // With the caller, whenever this process hears itself.
      return { taskId, userIds: [...new Set([...views.usersOf(taskId), call.actor.sub])] };
    },
    async lookAway(call, taskRef, viewId) {
      await sign(call, taskRef, viewId, false);
    },
    hear(payload) {
      const { data: heard } = signSchema.safeParse(JSON.parse(payload));
      // Of a release that says it otherwise.
      if (!heard) return;
      const { isLooking, ...view } = heard;
      const isChange = isLooking
        ? views.add(view, performance.now() + VIEW_EXPIRY_S * 1_000)
        : views.remove(view);
      if (isChange) sendViewers(view);
    },
    start() {
      expiry ??= setInterval(() => {
        for (const view of views.expire(performance.now())) sendViewers(view);
      }, EXPIRY_CHECK_MS);
    },
    stop() {
      clearInterval(expiry);
    },
  };
}

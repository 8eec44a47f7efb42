/** Of all comments on a task. */
export const commentsKey = (taskId: string) => ['comments', taskId] as const;

/** Of what happened to a task. */
export const activityKey = (taskId: string) => ['activity', taskId] as const;
/** Of the mails of a project that are in trouble, and of whose addresses are. */
export const deliveriesKey = (projectKey: string) => ['deliveries', projectKey] as const;

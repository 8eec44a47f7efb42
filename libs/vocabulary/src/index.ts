/**
 * The closed lists of words that the HTTP contracts and the log entries share. Free of libraries, so that
 * a browser bundle pays nothing for them.
 */

export const TASK_STATUSES = ['todo', 'doing', 'review', 'blocked', 'done'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

export const TASK_PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'] as const;
export type TaskPriority = (typeof TASK_PRIORITIES)[number];

/** What a member may do in a project, from the most to the least. */
export const MEMBER_ROLES = ['owner', 'editor', 'viewer'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** The languages of the site and of the mails. */
export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];

/** What lists of tasks are sorted by. */
export const TASK_SORTS = ['updated', 'created', 'due', 'priority', 'progress', 'rank', 'number'] as const;
export type TaskSort = (typeof TASK_SORTS)[number];

/** A mention in a comment, `@[name](user id)`: the name as it was written, and the id. */
export const MENTION = /@\[([^\]\r\n]{0,100})\]\(([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\)/gi;

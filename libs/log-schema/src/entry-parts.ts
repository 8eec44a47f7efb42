import type { Actor } from '@baton/task-history';
import {
  LOCALES,
  NOTIFY_REASONS,
  UNSUBSCRIBE_LETTERS,
  UNSUBSCRIBE_SCOPES,
  type UnsubscribeScope,
} from '@baton/vocabulary';
import * as z from 'zod';

/** The actor of what happens by itself, such as emptying the trash. */
export const SYSTEM_ACTOR: Actor = { id: '00000000-0000-0000-0000-000000000000', name: 'Baton' };

export const projectRefSchema = z.object({ id: z.uuid(), key: z.string(), name: z.string() });
export type ProjectRef = z.infer<typeof projectRefSchema>;

/**
 * The request that an entry comes from; `path` has no query, because a query can hold search terms. What
 * happens by itself has the method `JOB` and the name of the job as its path.
 */
export const requestRefSchema = z.object({
  id: z.string(),
  method: z.string(),
  path: z.string(),
  /** The span that it is in the trace of, a W3C traceparent; absent where nothing is traced. */
  trace: z.string().optional(),
});
export type RequestRef = z.infer<typeof requestRefSchema>;

/** Someone to mail about an entry, with all that the mail needs, so that mail-fn asks nobody. */
export const recipientSchema = z.object({
  /** Their user id; for an invitee, who has none, the id of the invitation. */
  id: z.uuid(),
  email: z.email(),
  name: z.string(),
  locale: z.enum(LOCALES),
  /** An IANA name such as `Asia/Seoul`. */
  timeZone: z.string(),
  reason: z.enum(NOTIFY_REASONS),
  /** The `token` of `/api/unsubscribe`; absent for whoever has nothing to unsubscribe from. */
  unsubscribe: z.string().optional(),
});
export type Recipient = z.infer<typeof recipientSchema>;

/** What a token for `unsubscribe` stops, so that a mail can say so. Whether it is genuine is task-api's to tell. */
export function unsubscribeScope(token: string): UnsubscribeScope {
  return UNSUBSCRIBE_SCOPES.find((scope) => token.startsWith(UNSUBSCRIBE_LETTERS[scope])) ?? 'all';
}

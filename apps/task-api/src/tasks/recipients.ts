import type { Task } from '@baton/dto';
import type { NotifyReason, Recipient } from '@baton/log-schema';
import type { User } from '../users/index.ts';

/** Who is concerned by a change, each with the strongest reason; not whoever made it. */
export function concernedBy(
  before: Task | undefined,
  after: Task,
  actorId: string,
): Map<string, NotifyReason> {
  const concerned = new Map<string, NotifyReason>([[after.createdBy.id, 'creator']]);
  for (const { assignee } of [...(before?.parts ?? []), ...after.parts]) {
    if (assignee) concerned.set(assignee.id, 'assignee');
  }
  concerned.delete(actorId);
  return concerned;
}

/** @param members those of the concerned who are still members */
export function toRecipients(
  concerned: ReadonlyMap<string, NotifyReason>,
  members: readonly User[],
): Recipient[] {
  return members.flatMap(({ id, email, name, locale }) => {
    const reason = concerned.get(id);
    return reason ? [{ id, email, name, locale, reason }] : [];
  });
}

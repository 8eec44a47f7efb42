import type { Person } from '@baton/dto';
import { MENTION } from '@baton/vocabulary';
import type { MembersRepository } from '../members/index.ts';
import type { Tx } from '../platform/database/index.ts';

/** The ids that a comment mentions, in lower case, each once, in their order; they may be anybody's. */
export function mentionedIds(body: string): string[] {
  const ids = Array.from(body.matchAll(MENTION), ([, , id = '']) => id.toLowerCase());
  return [...new Set(ids)];
}

/** The members whom a comment mentions; whoever else it names is plain text. */
export async function findMentioned(
  members: MembersRepository,
  projectId: string,
  body: string,
  tx: Tx,
): Promise<Person[]> {
  const ids = mentionedIds(body);
  if (ids.length === 0) return [];
  const users = new Map((await members.findUsers(projectId, ids, tx)).map((user) => [user.id, user]));
  return ids.flatMap((id) => {
    const user = users.get(id);
    return user ? [{ id, name: user.name }] : [];
  });
}

import { AppError, type FieldError } from '@baton/dto';
import type { Person } from '@baton/task-rules';
import type { Tx } from '../platform/database/index.ts';
import type { MembersRepository } from '../members/index.ts';

/**
 * Finds the people that fields of a request name.
 * @param named user id by the path of its field; null names nobody
 * @throws AppError `validation` with each path whose user is no member of the project
 */
export async function findAssignees(
  members: MembersRepository,
  projectId: string,
  named: ReadonlyMap<string, string | null>,
  tx: Tx,
): Promise<(userId: string | null) => Person | null> {
  const ids = [...named.values()].filter((id) => id !== null);
  const users = ids.length > 0 ? await members.hold(projectId, ids, tx) : [];
  const people = new Map(users.map(({ id, name }) => [id, { id, name }]));

  const errors: FieldError[] = [...named]
    .filter(([, id]) => id !== null && !people.has(id))
    .map(([path]) => ({ path, message: 'Must be a member of the project' }));
  if (errors.length > 0) throw new AppError('validation', { errors });
  return (userId) => (userId === null ? null : (people.get(userId) ?? null));
}

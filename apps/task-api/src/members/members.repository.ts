import { AppError, type Member } from '@baton/dto';
import type { MemberRole } from '@baton/vocabulary';
import { type Database, type Tx, violatesUnique } from '../platform/database/index.ts';
import type { KeysetPosition } from '../platform/keyset-cursor.ts';
import type { User } from '../users/index.ts';
import { bindMemberModel } from './member.model.ts';

export interface NewMember {
  readonly projectId: string;
  readonly userId: string;
  readonly role: MemberRole;
  readonly createdAt: Date;
}

export interface MembersRepository {
  /** @throws AppError `member-exists` */
  readonly add: (member: NewMember, tx: Tx) => Promise<void>;
  /** By name, then id, up to `limit`. */
  readonly list: (
    projectId: string,
    page: { after: KeysetPosition | undefined; limit: number },
  ) => Promise<Member[]>;
  /** Those of the users who are members, with what a mail to them needs. */
  readonly findUsers: (projectId: string, userIds: readonly string[], tx: Tx) => Promise<User[]>;
}

export function createMembersRepository({ sequelize, query }: Database): MembersRepository {
  const model = bindMemberModel(sequelize);
  return {
    async add(member, tx) {
      try {
        await model.create({ ...member }, { transaction: tx, returning: false });
      } catch (error) {
        if (violatesUnique(error, 'members_pkey')) throw new AppError('member-exists', { cause: error });
        throw error;
      }
    },
    async list(projectId, { after, limit }) {
      const rows = await query<{ member: Member }>(
        `SELECT json_build_object(
           'user', json_build_object('id', u.id, 'name', u.name, 'email', u.email),
           'role', m.role,
           'createdAt', to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
         ) AS member
         FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.project_id = $projectId ${after ? 'AND (u.name, u.id) > ($name, $id::uuid)' : ''}
         ORDER BY u.name, u.id LIMIT $limit`,
        { projectId, limit, name: after?.[0], id: after?.[1] },
      );
      return rows.map(({ member }) => member);
    },
    async findUsers(projectId, userIds, tx) {
      return query<User>(
        `SELECT u.id, u.email, u.name, u.locale
         FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.project_id = $projectId AND m.user_id = ANY($userIds::uuid[])`,
        { projectId, userIds: [...new Set(userIds)] },
        tx,
      );
    },
  };
}

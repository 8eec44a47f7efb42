import { AppError, type Member } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { type Database, isoTime, lockByName, type Tx, violatesUnique } from '../platform/database/index.ts';
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
  /** Nobody else adds, changes or removes members of the project until the transaction ends. */
  readonly lock: (projectId: string, tx: Tx) => Promise<void>;
  /** @throws AppError `member-exists` */
  readonly add: (member: NewMember, tx: Tx) => Promise<void>;
  readonly setRole: (projectId: string, userId: string, role: MemberRole, tx: Tx) => Promise<void>;
  /** Waits for those who hold the member by {@link hold}. */
  readonly remove: (projectId: string, userId: string, tx: Tx) => Promise<void>;
  /** By name, then id, up to `limit`. */
  readonly list: (
    projectId: string,
    page: { after: KeysetPosition | undefined; limit: number },
  ) => Promise<Member[]>;
  readonly find: (projectId: string, userId: string, tx: Tx) => Promise<Member | undefined>;
  /** Those of the users who are members, with what a mail to them needs. */
  readonly findUsers: (projectId: string, userIds: readonly string[], tx: Tx) => Promise<User[]>;
  /**
   * The same, and they stay members until the transaction ends. It waits for nobody: who is being removed is
   * no member any more.
   */
  readonly hold: (projectId: string, userIds: readonly string[], tx: Tx) => Promise<User[]>;
  /** Whether somebody else than the user owns the project. */
  readonly hasOtherOwner: (projectId: string, userId: string, tx: Tx) => Promise<boolean>;
  /** Who has been here longest of the editors, or of the viewers where there are none; not the user. */
  readonly findSuccessor: (projectId: string, userId: string, tx: Tx) => Promise<Member | undefined>;
  /** The projects that the user is a member of, in the order of their ids. */
  readonly projectsOf: (userId: string, tx: Tx) => Promise<ProjectRef[]>;
}

const MEMBER_JSON = `json_build_object(
  'user', json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'emailVerified', u.email_verified),
  'role', m.role,
  'createdAt', ${isoTime('m.created_at')}
) AS member`;

export function createMembersRepository({ sequelize, query }: Database): MembersRepository {
  const model = bindMemberModel(sequelize);

  async function findUsers(
    projectId: string,
    userIds: readonly string[],
    locking: '' | 'FOR KEY SHARE OF m SKIP LOCKED',
    tx: Tx,
  ) {
    return query<User>(
      `SELECT u.id, u.email, u.name, u.locale
       FROM members m JOIN users u ON u.id = m.user_id
       WHERE m.project_id = $projectId AND m.user_id = ANY($userIds::uuid[]) ${locking}`,
      { projectId, userIds: [...new Set(userIds)] },
      tx,
    );
  }

  return {
    lock: async (projectId, tx) => lockByName(query, `members#${projectId}`, tx),

    async add(member, tx) {
      try {
        await model.create({ ...member }, { transaction: tx, returning: false });
      } catch (error) {
        if (violatesUnique(error, 'members_pkey')) throw new AppError('member-exists', { cause: error });
        throw error;
      }
    },

    async setRole(projectId, userId, role, tx) {
      await model.update({ role }, { where: { projectId, userId }, transaction: tx });
    },

    async remove(projectId, userId, tx) {
      await model.destroy({ where: { projectId, userId }, transaction: tx });
    },

    async list(projectId, { after, limit }) {
      const rows = await query<{ member: Member }>(
        `SELECT ${MEMBER_JSON}
         FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.project_id = $projectId ${after ? 'AND (u.name, u.id) > ($name, $id::uuid)' : ''}
         ORDER BY u.name, u.id LIMIT $limit`,
        { projectId, limit, name: after?.[0], id: after?.[1] },
      );
      return rows.map(({ member }) => member);
    },

    async find(projectId, userId, tx) {
      const [row] = await query<{ member: Member }>(
        `SELECT ${MEMBER_JSON} FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.project_id = $projectId AND m.user_id = $userId`,
        { projectId, userId },
        tx,
      );
      return row?.member;
    },

    findUsers: async (projectId, userIds, tx) => findUsers(projectId, userIds, '', tx),
    hold: async (projectId, userIds, tx) =>
      findUsers(projectId, userIds, 'FOR KEY SHARE OF m SKIP LOCKED', tx),

    async hasOtherOwner(projectId, userId, tx) {
      const [row] = await query<{ found: boolean }>(
        `SELECT EXISTS (
           SELECT FROM members WHERE project_id = $projectId AND user_id <> $userId AND role = 'owner'
         ) AS found`,
        { projectId, userId },
        tx,
      );
      return row?.found ?? false;
    },

    async findSuccessor(projectId, userId, tx) {
      const [row] = await query<{ member: Member }>(
        `SELECT ${MEMBER_JSON} FROM members m JOIN users u ON u.id = m.user_id
         WHERE m.project_id = $projectId AND m.user_id <> $userId
         ORDER BY m.role = 'editor' DESC, m.created_at, m.user_id LIMIT 1`,
        { projectId, userId },
        tx,
      );
      return row?.member;
    },

    async projectsOf(userId, tx) {
      return query<ProjectRef>(
        `SELECT p.id, p.key, p.name FROM members m JOIN projects p ON p.id = m.project_id
         WHERE m.user_id = $userId ORDER BY p.id`,
        { userId },
        tx,
      );
    },
  };
}

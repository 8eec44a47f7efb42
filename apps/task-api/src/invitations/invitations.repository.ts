import { AppError, type Invitation } from '@baton/dto';
import type { ProjectRef } from '@baton/log-schema';
import type { MemberRole } from '@baton/vocabulary';
import { type Database, isoTime, lockByName, type Tx, violatesUnique } from '../platform/database/index.ts';
import type { KeysetPosition } from '../platform/keyset-cursor.ts';
import { bindInvitationModel } from './invitation.model.ts';

export interface NewInvitation {
  readonly id: string;
  readonly projectId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly invitedBy: string;
  readonly createdAt: Date;
}

/** Who is invited, and as what. */
export interface KnownInvitation {
  readonly id: string;
  readonly email: string;
  readonly role: MemberRole;
}

/** Addresses are in lower case. */
export interface InvitationsRepository {
  /** Nobody else invites the address or makes its invitations memberships until the transaction ends. */
  readonly lockAddress: (email: string, tx: Tx) => Promise<void>;
  /** Counts one more that the user makes on the day (`YYYY-MM-DD`, UTC); false when that would be above the limit. */
  readonly count: (userId: string, day: string, limit: number, tx: Tx) => Promise<boolean>;
  /** @throws AppError `invitation-exists` */
  readonly add: (invitation: NewInvitation, tx: Tx) => Promise<void>;
  /** The oldest first, then by id, up to `limit`. */
  readonly list: (
    projectId: string,
    page: { after: KeysetPosition | undefined; limit: number },
  ) => Promise<Invitation[]>;
  /** The projects that the address is invited to, in the order of their ids. */
  readonly projectsOf: (email: string, tx: Tx) => Promise<ProjectRef[]>;
  /** Makes it the user's own, of now, and gives it; nobody else takes it until the transaction ends. */
  readonly renew: (
    invitation: Pick<NewInvitation, 'id' | 'projectId' | 'invitedBy' | 'createdAt'>,
    tx: Tx,
  ) => Promise<KnownInvitation | undefined>;
  /** Removes those of a project that match; whoever gets one has it alone. */
  readonly take: (
    where: { projectId: string; id?: string; email?: string },
    tx: Tx,
  ) => Promise<KnownInvitation[]>;
}

export function createInvitationsRepository({ sequelize, query }: Database): InvitationsRepository {
  const model = bindInvitationModel(sequelize);
  return {
    lockAddress: async (email, tx) => lockByName(query, `address#${email}`, tx),

    async count(userId, day, limit, tx) {
      const counted = await query(
        `INSERT INTO invitation_counts AS counts (user_id, day, made) VALUES ($userId, $day::date, 1)
         ON CONFLICT (user_id) DO UPDATE
           SET day = excluded.day, made = CASE WHEN counts.day = excluded.day THEN counts.made + 1 ELSE 1 END
           WHERE counts.day <> excluded.day OR counts.made < $limit
         RETURNING made`,
        { userId, day, limit },
        tx,
      );
      return counted.length > 0;
    },

    async add(invitation, tx) {
      try {
        await model.create({ ...invitation }, { transaction: tx, returning: false });
      } catch (error) {
        if (!violatesUnique(error, 'invitations_email_unique')) throw error;
        const message = 'Has been invited already';
        throw new AppError('invitation-exists', {
          detail: 'This address has been invited already. That invitation can be mailed again.',
          errors: [{ path: 'email', message }],
          cause: error,
        });
      }
    },

    async list(projectId, { after, limit }) {
      const rows = await query<{ invitation: Invitation }>(
        `SELECT json_build_object(
           'id', i.id, 'email', i.email, 'role', i.role,
           'invitedBy', json_build_object('id', u.id, 'name', u.name),
           'createdAt', ${isoTime('i.created_at')}
         ) AS invitation
         FROM invitations i JOIN users u ON u.id = i.invited_by
         WHERE i.project_id = $projectId
           ${after ? 'AND (i.created_at, i.id) > ($createdAt::timestamptz, $id::uuid)' : ''}
         ORDER BY i.created_at, i.id LIMIT $limit`,
        { projectId, limit, createdAt: after?.[0], id: after?.[1] },
      );
      return rows.map(({ invitation }) => invitation);
    },

    async projectsOf(email, tx) {
      return query<ProjectRef>(
        `SELECT p.id, p.key, p.name FROM invitations i JOIN projects p ON p.id = i.project_id
         WHERE i.email = $email ORDER BY p.id`,
        { email },
        tx,
      );
    },

    async renew({ id, projectId, invitedBy, createdAt }, tx) {
      const [renewed] = await query<KnownInvitation>(
        `UPDATE invitations SET invited_by = $invitedBy, created_at = $createdAt
         WHERE project_id = $projectId AND id = $id
         RETURNING id, email, role`,
        { id, projectId, invitedBy, createdAt },
        tx,
      );
      return renewed;
    },

    async take({ projectId, id, email }, tx) {
      return query<KnownInvitation>(
        `DELETE FROM invitations
         WHERE project_id = $projectId ${id ? 'AND id = $id' : ''} ${email ? 'AND email = $email' : ''}
         RETURNING id, email, role`,
        { projectId, id, email },
        tx,
      );
    },
  };
}

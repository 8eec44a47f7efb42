import { AppError, type Project } from '@baton/dto';
import { type Database, type Tx, violatesUnique } from '../platform/database/index.ts';
import type { KeysetPosition } from '../platform/keyset-cursor.ts';
import { bindProjectModel } from './project.model.ts';
import { projectMatches } from './project-ref.ts';

export interface NewProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: Date;
}

export interface ProjectsRepository {
  /** @throws AppError `key-taken` */
  readonly add: (project: NewProject, tx: Tx) => Promise<void>;
  /** As the user sees it. @throws AppError `not-found` for whoever is no member */
  readonly get: (ref: string, userId: string, tx?: Tx) => Promise<Project>;
  /** The user's projects by name, then id, up to `limit`. */
  readonly list: (
    userId: string,
    page: { after: KeysetPosition | undefined; limit: number },
  ) => Promise<Project[]>;
  /** Counts up; the project stays locked until the transaction ends. */
  readonly nextTaskNumber: (projectId: string, tx: Tx) => Promise<number>;
}

const PROJECT_JSON = `json_build_object(
  'id', p.id, 'key', p.key, 'name', p.name, 'description', p.description, 'role', m.role,
  'archivedAt', to_char(p.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'createdAt', to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'updatedAt', to_char(p.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
) AS project`;

export function createProjectsRepository({ sequelize, query }: Database): ProjectsRepository {
  const model = bindProjectModel(sequelize);
  return {
    async add(project, tx) {
      try {
        await model.create(
          { ...project, updatedAt: project.createdAt },
          { transaction: tx, returning: false },
        );
      } catch (error) {
        if (!violatesUnique(error, 'projects_key_unique')) throw error;
        const message = 'Another project has this key';
        throw new AppError('key-taken', { errors: [{ path: 'key', message }], cause: error });
      }
    },
    async get(ref, userId, tx) {
      const [row] = await query<{ project: Project }>(
        `SELECT ${PROJECT_JSON}
         FROM projects p JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         WHERE ${projectMatches(ref)}`,
        { ref, userId },
        tx,
      );
      if (!row)
        throw new AppError('not-found', { detail: 'There is no such project, or you are no member of it.' });
      return row.project;
    },
    async list(userId, { after, limit }) {
      const rows = await query<{ project: Project }>(
        `SELECT ${PROJECT_JSON}
         FROM projects p JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         ${after ? 'WHERE (p.name, p.id) > ($name, $id::uuid)' : ''}
         ORDER BY p.name, p.id LIMIT $limit`,
        { userId, limit, name: after?.[0], id: after?.[1] },
      );
      return rows.map(({ project }) => project);
    },
    async nextTaskNumber(projectId, tx) {
      const [row] = await query<{ number: number }>(
        `UPDATE projects SET last_task_number = last_task_number + 1 WHERE id = $projectId
         RETURNING last_task_number AS number`,
        { projectId },
        tx,
      );
      if (!row) throw new AppError('not-found');
      return row.number;
    },
  };
}

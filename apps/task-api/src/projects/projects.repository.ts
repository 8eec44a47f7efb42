import { AppError, type Project } from '@baton/dto';
import { NEXT_ENTRY_ID } from '../change-log/index.ts';
import { type Database, isoTime, type Tx, violatesUnique } from '../platform/database/index.ts';
import type { KeysetPosition } from '../platform/keyset-cursor.ts';
import { bindProjectModel } from './project.model.ts';
import { noSuchProject, projectMatches } from './project-ref.ts';

/** How many tasks one statement deletes, so that none meets the time limit. */
const DELETED_TASKS = 5_000;

export interface NewProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: Date;
}

/** What a task that is about to be created is numbered, and its first entry. */
export interface NextTask {
  readonly number: number;
  readonly entryId: string;
}

export interface ProjectsRepository {
  /** @throws AppError `key-taken` */
  readonly add: (project: NewProject, tx: Tx) => Promise<void>;
  /** As the user sees it. @throws AppError `not-found` for whoever is no member */
  readonly get: (ref: string, userId: string, tx?: Tx) => Promise<Project>;
  /**
   * The same, as it is then; nobody else changes it or anything in it until the transaction ends, because who
   * does holds it.
   */
  readonly lock: (ref: string, userId: string, tx: Tx) => Promise<Project>;
  /**
   * Comes before the locks of what is in it: nobody archives or deletes it until the transaction ends. See
   * docs/decisions/013-order-and-locks-of-tasks.md.
   */
  readonly hold: (projectId: string, tx: Tx) => Promise<void>;
  /** The user's projects by name, then id, up to `limit`. */
  readonly list: (
    userId: string,
    page: { archived: boolean; after: KeysetPosition | undefined; limit: number },
  ) => Promise<Project[]>;
  readonly update: (
    project: Pick<Project, 'id' | 'name' | 'description' | 'archivedAt' | 'updatedAt'>,
    tx: Tx,
  ) => Promise<void>;
  /** Locks it first, as `lock` does. False when it is archived already. */
  readonly archive: (projectId: string, at: Date, tx: Tx) => Promise<boolean>;
  /** For good, with everything that is in it. Nobody adds tasks meanwhile when it is locked. */
  readonly remove: (projectId: string, tx: Tx) => Promise<void>;
  /**
   * Counts up; nobody else creates or moves a task of the project or changes it until the transaction ends.
   * @throws AppError `not-found` for whoever is no member
   */
  readonly nextTask: (ref: string, userId: string, tx: Tx) => Promise<NextTask>;
}

const PROJECT_JSON = `json_build_object(
  'id', p.id, 'key', p.key, 'name', p.name, 'description', p.description, 'role', m.role,
  'archivedAt', ${isoTime('p.archived_at')},
  'createdAt', ${isoTime('p.created_at')},
  'updatedAt', ${isoTime('p.updated_at')}
) AS project`;

export function createProjectsRepository({ sequelize, query }: Database): ProjectsRepository {
  const model = bindProjectModel(sequelize);

  async function get(ref: string, userId: string, tx?: Tx): Promise<Project> {
    const [row] = await query<{ project: Project }>(
      `SELECT ${PROJECT_JSON}
       FROM projects p JOIN members m ON m.project_id = p.id AND m.user_id = $userId
       WHERE ${projectMatches(ref)}`,
      { ref, userId },
      tx,
    );
    if (!row) throw noSuchProject();
    return row.project;
  }

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
    get,
    async lock(ref, userId, tx) {
      await query(
        `SELECT FROM projects p JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         WHERE ${projectMatches(ref)} FOR UPDATE OF p`,
        { ref, userId },
        tx,
      );
      // A statement of its own, because the one that waited sees members of before the wait.
      return get(ref, userId, tx);
    },
    async hold(projectId, tx) {
      await query('SELECT FROM projects WHERE id = $projectId FOR KEY SHARE', { projectId }, tx);
    },
    async list(userId, { archived, after, limit }) {
      const rows = await query<{ project: Project }>(
        `SELECT ${PROJECT_JSON}
         FROM projects p JOIN members m ON m.project_id = p.id AND m.user_id = $userId
         WHERE (p.archived_at IS NOT NULL) = $archived
           ${after ? 'AND (p.name, p.id) > ($name, $id::uuid)' : ''}
         ORDER BY p.name, p.id LIMIT $limit`,
        { userId, archived, limit, name: after?.[0], id: after?.[1] },
      );
      return rows.map(({ project }) => project);
    },
    async update(project, tx) {
      await query(
        `UPDATE projects SET name = $name, description = $description, archived_at = $archivedAt::timestamptz,
           updated_at = $updatedAt::timestamptz
         WHERE id = $id`,
        { ...project },
        tx,
      );
    },
    async archive(projectId, at, tx) {
      // The update alone would not wait for those who hold it.
      await query('SELECT FROM projects WHERE id = $projectId FOR UPDATE', { projectId }, tx);
      const archived = await query(
        `UPDATE projects SET archived_at = $at, updated_at = $at
         WHERE id = $projectId AND archived_at IS NULL RETURNING id`,
        { projectId, at },
        tx,
      );
      return archived.length > 0;
    },
    async remove(projectId, tx) {
      // What people wish, then their batches, then what waits in these: as all who hold several of them.
      await query('DELETE FROM project_mail_preferences WHERE project_id = $projectId', { projectId }, tx);
      await query(
        `DELETE FROM mail_batches WHERE (user_id, project_id) IN (
           SELECT user_id, project_id FROM mail_batches WHERE project_id = $projectId ORDER BY user_id FOR UPDATE
         )`,
        { projectId },
        tx,
      );
      const [row] = await query<{ last: number }>(
        'SELECT last_task_number AS last FROM projects WHERE id = $projectId',
        { projectId },
        tx,
      );
      for (let from = 0; from < (row?.last ?? 0); from += DELETED_TASKS) {
        await query(
          'DELETE FROM tasks WHERE project_id = $projectId AND number > $from AND number <= $to',
          { projectId, from, to: from + DELETED_TASKS },
          tx,
        );
      }
      await query('DELETE FROM projects WHERE id = $projectId', { projectId }, tx);
    },
    async nextTask(ref, userId, tx) {
      const [next] = await query<NextTask>(
        `UPDATE projects p SET last_task_number = last_task_number + 1
         FROM members m WHERE m.project_id = p.id AND m.user_id = $userId AND ${projectMatches(ref)}
         RETURNING p.last_task_number AS number, ${NEXT_ENTRY_ID} AS "entryId"`,
        { ref, userId },
        tx,
      );
      if (!next) throw noSuchProject();
      return next;
    },
  };
}

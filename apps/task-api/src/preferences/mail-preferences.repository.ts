import {
  DEFAULT_MAIL_PREFERENCES,
  type MailPreferences,
  type OwnMailPreferences,
  type ProjectMailPreferences,
} from '@baton/dto';
import type { Locale, MemberRole } from '@baton/vocabulary';
import type { Query, Tx } from '../platform/database/index.ts';
import type { User } from '../users/index.ts';
import { WATCH_STATE, type WatchState } from '../watchers/index.ts';

/** What applies to somebody in a project, with the time zone that they are in as far as is known. */
export interface EffectivePreferences extends MailPreferences {
  readonly timeZone: string;
}

/** A member with what a mail to them depends on. */
export interface MailReader extends User {
  readonly role: MemberRole;
  readonly preferences: EffectivePreferences;
}

/** The same for mails about some tasks. */
export interface TaskReader extends MailReader {
  /** By the id of each task of which it is known whether they watch it. */
  readonly watching: Readonly<Record<string, WatchState>>;
}

export interface MailPreferencesRepository {
  /** Of the user, and of those of their projects that have rules of their own, by key. */
  readonly get: (userId: string, tx?: Tx) => Promise<Omit<OwnMailPreferences, 'address'>>;
  readonly put: (userId: string, preferences: MailPreferences, tx: Tx) => Promise<void>;
  readonly getOfProject: (userId: string, projectId: string, tx?: Tx) => Promise<ProjectMailPreferences>;
  /** Rules that are all null leave no row. */
  readonly putOfProject: (
    userId: string,
    projectId: string,
    preferences: ProjectMailPreferences,
    tx: Tx,
  ) => Promise<void>;
  /**
   * Turns all mails to somebody off, whatever their projects have rules of their own for, or those of a project, so
   * that {@link resume} knows what was before.
   */
  readonly stop: (userId: string, projectId: string | undefined, tx?: Tx) => Promise<void>;
  /** Takes {@link stop} back; nothing happens where mails are not off, or all are because somebody chose that. */
  readonly resume: (userId: string, projectId: string | undefined, tx?: Tx) => Promise<void>;
  /** Those of the users who are members, and the owners who want to hear of every change. */
  readonly findReaders: (projectId: string, userIds: readonly string[], tx: Tx) => Promise<MailReader[]>;
  /** The same, and those of whom it is known whether they watch one of the tasks. */
  readonly findReadersOfTasks: (
    projectId: string,
    userIds: readonly string[],
    taskIds: readonly string[],
    tx: Tx,
  ) => Promise<TaskReader[]>;
}

/** Where whoever has not said it is taken to be. */
export function timeZoneOf(locale: Locale): string {
  return locale === 'ko' ? 'Asia/Seoul' : 'UTC';
}

/** A row of preferences `p`; all null when there is none. */
interface Row {
  readonly cadence: MailPreferences['cadence'] | null;
  readonly muted: MailPreferences['muted'] | null;
  readonly asOwner: boolean | null;
  readonly roleRules: MailPreferences['roleRules'] | null;
  readonly ownChanges: boolean | null;
  readonly dailyHour: number | null;
  readonly timeZone: string | null;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
}

const RULES = (alias: string) =>
  `${alias}.cadence, ${alias}.muted, ${alias}.as_owner AS "asOwner", ${alias}.role_rules AS "roleRules"`;
const GENERAL = `p.own_changes AS "ownChanges", p.daily_hour AS "dailyHour", p.time_zone AS "timeZone",
  p.quiet_from AS "quietFrom", p.quiet_to AS "quietTo"`;

const COLUMNS =
  'user_id, cadence, muted, as_owner, role_rules, own_changes, daily_hour, time_zone, quiet_from, quiet_to';
const VALUES = `$userId, $cadence, $muted::text[], $asOwner, $roleRules::jsonb, $ownChanges, $dailyHour, $timeZone,
  $quietFrom, $quietTo`;

const NO_RULES: ProjectMailPreferences = { cadence: null, muted: null, asOwner: null, roleRules: null };

export function createMailPreferencesRepository(query: Query): MailPreferencesRepository {
  const findReadersOfTasks: MailPreferencesRepository['findReadersOfTasks'] = async (
    projectId,
    userIds,
    taskIds,
    tx,
  ) => {
    // Arrays by way of a SELECT, because the planner would plan anew for the length of each that it sees.
    const rows = await query<Pick<TaskReader, keyof User | 'role' | 'watching'> & Row>(
      `SELECT u.id, u.email, u.name, u.locale, m.role, coalesce(o.cadence, p.cadence) AS cadence,
         coalesce(o.muted, p.muted) AS muted, coalesce(o.as_owner, p.as_owner) AS "asOwner",
         coalesce(o.role_rules, p.role_rules) AS "roleRules", ${GENERAL},
         coalesce(watched.states, '{}') AS watching
       FROM members m JOIN users u ON u.id = m.user_id
       LEFT JOIN mail_preferences p ON p.user_id = m.user_id
       LEFT JOIN project_mail_preferences o ON o.user_id = m.user_id AND o.project_id = m.project_id
       LEFT JOIN (
         SELECT w.user_id, json_object_agg(w.task_id, ${WATCH_STATE}) AS states
         FROM watchers w WHERE w.task_id = ANY((SELECT $taskIds)::uuid[]) GROUP BY w.user_id
       ) watched ON watched.user_id = m.user_id
       WHERE m.project_id = $projectId
         AND (m.user_id = ANY((SELECT $userIds)::uuid[]) OR watched.states IS NOT NULL
           OR m.role = 'owner' AND coalesce(o.as_owner, p.as_owner))`,
      { projectId, userIds: [...new Set(userIds)], taskIds },
      tx,
    );
    return rows.map(({ id, email, name, locale, role, watching, ...row }) => {
      const preferences = toPreferences(row);
      const timeZone = preferences.timeZone ?? timeZoneOf(locale);
      return { id, email, name, locale, role, watching, preferences: { ...preferences, timeZone } };
    });
  };

  return {
    async get(userId, tx) {
      const [row] = await query<Row>(
        `SELECT ${RULES('p')}, ${GENERAL} FROM mail_preferences p WHERE p.user_id = $userId`,
        { userId },
        tx,
      );
      const projects = await query<
        OwnMailPreferences['projects'][number]['project'] & ProjectMailPreferences
      >(
        `SELECT project.id, project.key, project.name, ${RULES('o')}
         FROM project_mail_preferences o JOIN projects project ON project.id = o.project_id
         JOIN members m ON m.project_id = o.project_id AND m.user_id = o.user_id
         WHERE o.user_id = $userId ORDER BY project.key`,
        { userId },
        tx,
      );
      return {
        preferences: row ? toPreferences(row) : { ...DEFAULT_MAIL_PREFERENCES },
        projects: projects.map(({ id, key, name, ...preferences }) => ({
          project: { id, key, name },
          preferences,
        })),
      };
    },

    async put(userId, preferences, tx) {
      await query(
        `INSERT INTO mail_preferences (${COLUMNS})
         VALUES (${VALUES})
         ON CONFLICT (user_id) DO UPDATE
           SET cadence = excluded.cadence, muted = excluded.muted, as_owner = excluded.as_owner,
             role_rules = excluded.role_rules, own_changes = excluded.own_changes,
             daily_hour = excluded.daily_hour, time_zone = excluded.time_zone,
             quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, before_off = NULL`,
        { userId, ...toColumns(preferences) },
        tx,
      );
    },

    async getOfProject(userId, projectId, tx) {
      const [row] = await query<ProjectMailPreferences>(
        `SELECT ${RULES('o')} FROM project_mail_preferences o
         WHERE o.user_id = $userId AND o.project_id = $projectId`,
        { userId, projectId },
        tx,
      );
      return row ?? NO_RULES;
    },

    async putOfProject(userId, projectId, { roleRules, ...preferences }, tx) {
      const rules = [roleRules, ...Object.values(preferences)];
      if (rules.every((rule) => rule === null)) {
        await query(
          'DELETE FROM project_mail_preferences WHERE user_id = $userId AND project_id = $projectId',
          { userId, projectId },
          tx,
        );
        return;
      }
      await query(
        `INSERT INTO project_mail_preferences (user_id, project_id, cadence, muted, as_owner, role_rules)
         VALUES ($userId, $projectId, $cadence, $muted::text[], $asOwner, $roleRules::jsonb)
         ON CONFLICT (user_id, project_id) DO UPDATE
           SET cadence = excluded.cadence, muted = excluded.muted, as_owner = excluded.as_owner,
             role_rules = excluded.role_rules, before_off = NULL, stopped = false`,
        { userId, projectId, ...preferences, roleRules: roleRules && JSON.stringify(roleRules) },
        tx,
      );
    },

    async stop(userId, projectId, tx) {
      if (projectId === undefined) {
        await query(
          `WITH stopped AS (
             INSERT INTO mail_preferences AS known (${COLUMNS}, before_off)
             VALUES (${VALUES}, $beforeOff)
             ON CONFLICT (user_id) DO UPDATE SET before_off = known.cadence, cadence = 'off'
               WHERE known.before_off IS NULL
             RETURNING user_id
           )
           UPDATE project_mail_preferences SET before_off = nullif(cadence, 'off'), cadence = 'off'
           WHERE user_id = $userId
             -- What was off before is not to come back with the others; clicked twice, all are.
             AND (cadence <> 'off' OR cadence = 'off' AND EXISTS (SELECT FROM stopped))`,
          {
            userId,
            ...toColumns({ ...DEFAULT_MAIL_PREFERENCES, cadence: 'off' }),
            beforeOff: DEFAULT_MAIL_PREFERENCES.cadence,
          },
          tx,
        );
        return;
      }
      await query(
        `INSERT INTO project_mail_preferences AS known (user_id, project_id, cadence, stopped)
         VALUES ($userId, $projectId, 'off', true)
         ON CONFLICT (user_id, project_id) DO UPDATE SET before_off = known.cadence, cadence = 'off', stopped = true
           WHERE known.cadence IS DISTINCT FROM 'off'`,
        { userId, projectId },
        tx,
      );
    },

    async resume(userId, projectId, tx) {
      if (projectId === undefined) {
        await query(
          `WITH resumed AS (
             UPDATE mail_preferences SET cadence = before_off, before_off = NULL
             WHERE user_id = $userId AND cadence = 'off' AND before_off IS NOT NULL
             RETURNING user_id
           )
           UPDATE project_mail_preferences o SET cadence = o.before_off, before_off = NULL FROM resumed
           WHERE o.user_id = resumed.user_id AND o.cadence = 'off' AND o.before_off IS NOT NULL`,
          { userId },
          tx,
        );
        return;
      }
      await query(
        `WITH emptied AS (
           DELETE FROM project_mail_preferences
           WHERE user_id = $userId AND project_id = $projectId AND cadence = 'off' AND stopped
             AND num_nonnulls(before_off, muted, as_owner, role_rules) = 0
         )
         UPDATE project_mail_preferences SET cadence = before_off, before_off = NULL, stopped = false
         WHERE user_id = $userId AND project_id = $projectId AND cadence = 'off'
           AND (stopped OR before_off IS NOT NULL)
           AND num_nonnulls(before_off, muted, as_owner, role_rules) > 0`,
        { userId, projectId },
        tx,
      );
    },

    findReaders: async (projectId, userIds, tx) => findReadersOfTasks(projectId, userIds, [], tx),
    findReadersOfTasks,
  };
}

/** The values of {@link VALUES} but for the user. */
function toColumns({ roleRules, quietHours, ...preferences }: MailPreferences) {
  return {
    ...preferences,
    roleRules: JSON.stringify(roleRules),
    quietFrom: quietHours?.from ?? null,
    quietTo: quietHours?.to ?? null,
  };
}

function toPreferences({ quietFrom, quietTo, ...row }: Row): MailPreferences {
  const said = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  const quietHours = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
  return { ...DEFAULT_MAIL_PREFERENCES, ...said, quietHours };
}

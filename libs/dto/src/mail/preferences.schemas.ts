import { MAIL_CADENCES, MAIL_TOPICS, SUPPRESSION_REASONS, TASK_STATUSES } from '@baton/vocabulary';
import * as z from 'zod';
import { flagSchema, idSchema, line, oneOf } from '../http/primitives.ts';
import { LIMITS } from '../limits.ts';

const hour = z.int('Must be a whole hour').min(0, 'Must be from 0 to 23').max(23, 'Must be from 0 to 23');

/** Taken as `Intl` knows it, and kept by its IANA name: of names such as `JST` others know nothing. */
const timeZoneSchema = z
  .string()
  .max(64, 'Must be at most 64 characters')
  .refine((name) => canonicalTimeZone(name) !== undefined, 'Must be a time zone such as Asia/Seoul')
  .overwrite((name) => canonicalTimeZone(name) ?? name)
  .meta({ example: 'Asia/Seoul' });

function canonicalTimeZone(name: string): string | undefined {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** What whoever has a part of the role wants to hear. */
export const roleRuleSchema = z
  .strictObject({
    role: line(LIMITS.partRole).meta({ description: 'The label of parts, compared without regard to case' }),
    statuses: z
      .array(oneOf(TASK_STATUSES))
      .min(1, 'Must name at least one status')
      .max(TASK_STATUSES.length)
      .meta({ description: 'Tell me at once when the status becomes one of these' }),
    only: z.boolean().meta({
      description:
        'Tell me nothing else of tasks that concern me by this role alone, but mentions and what becomes or ends being mine',
    }),
  })
  .meta({ id: 'RoleRule' });
export type RoleRule = z.infer<typeof roleRuleSchema>;

/** What a project can have rules of its own for. */
const rules = {
  cadence: oneOf(MAIL_CADENCES).meta({
    description:
      'Each change at once, in batches after 3 minutes of rest (10 at most), once a day, or never. Mentions, role rules, and what becomes or ends being mine come at once unless never',
  }),
  muted: z
    .array(oneOf(MAIL_TOPICS))
    .max(MAIL_TOPICS.length)
    .meta({ description: 'What I am not mailed about when nothing else happened' }),
  asOwner: z.boolean().meta({ description: 'As owner of a project, tell me of every change of its tasks' }),
  roleRules: z.array(roleRuleSchema).max(20, 'Must be at most 20 rules'),
};

export const mailPreferencesSchema = z
  .strictObject({
    ...rules,
    ownChanges: z.boolean().meta({ description: 'Tell me of what I did myself too' }),
    dailyHour: hour.meta({ description: 'When the daily mail comes, in my time zone' }),
    timeZone: timeZoneSchema.nullable().meta({
      description: 'Of the hours here and of the times in mails; null: Asia/Seoul in Korean, else UTC',
    }),
    quietHours: z
      .strictObject({ from: hour, to: hour })
      .refine(({ from, to }) => from !== to, { error: 'Must not be the hour of from', path: ['to'] })
      .nullable()
      .meta({ description: 'From the one hour to the other, mails wait, but for mentions' }),
  })
  .meta({ id: 'MailPreferences' });
export type MailPreferences = z.infer<typeof mailPreferencesSchema>;

/** Of a project; null where the general rule applies. */
export const projectMailPreferencesSchema = z
  .strictObject({
    cadence: rules.cadence.nullable(),
    muted: rules.muted.nullable(),
    asOwner: rules.asOwner.nullable(),
    roleRules: rules.roleRules.nullable(),
  })
  .meta({ id: 'ProjectMailPreferences' });
export type ProjectMailPreferences = z.infer<typeof projectMailPreferencesSchema>;

/** What applies to whoever has said nothing. */
export const DEFAULT_MAIL_PREFERENCES: MailPreferences = Object.freeze({
  cadence: 'each',
  muted: [],
  asOwner: false,
  roleRules: [],
  ownChanges: false,
  dailyHour: 9,
  timeZone: null,
  quietHours: null,
});

export const ownMailPreferencesSchema = z
  .object({
    preferences: mailPreferencesSchema,
    projects: z
      .array(
        z.object({
          project: z.object({ id: idSchema, key: z.string(), name: z.string() }),
          preferences: projectMailPreferencesSchema,
        }),
      )
      .meta({ description: 'The projects that have rules of their own, by key' }),
    address: z
      .object({ suppressed: oneOf(SUPPRESSION_REASONS), at: z.iso.datetime() })
      .nullable()
      .meta({
        description:
          'Set when no mails are sent to the address of the account, because one bounced or was complained about; verifying the address again ends it',
      }),
  })
  .meta({ id: 'OwnMailPreferences' });
export type OwnMailPreferences = z.infer<typeof ownMailPreferencesSchema>;

const token = z.string('Is missing').max(200).meta({ description: 'What the mail says' });

// In the query, because paths are logged.
export const showUnsubscribeQuerySchema = z.object({ token });

export const unsubscribeQuerySchema = z.object({
  token,
  undo: flagSchema.default(false).meta({ description: 'Mail again' }),
});

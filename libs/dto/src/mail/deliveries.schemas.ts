import { taskHistorySchema } from '@baton/task-history';
import {
  DELIVERY_STATES,
  DROP_REASONS,
  NOTIFY_REASONS,
  SUPPRESSION_REASONS,
  TROUBLE_STATES,
} from '@baton/vocabulary';
import * as z from 'zod';
import { cursorSchema, idSchema, limitSchema, listOf, oneOf } from '../http/primitives.ts';
import { personSchema } from '../people/person.schema.ts';

/** How far the mail to one person about one entry is. */
export const entryDeliverySchema = z
  .object({
    user: personSchema,
    reason: z.enum(NOTIFY_REASONS),
    state: z.enum(['waiting', ...DELIVERY_STATES, 'dropped']).meta({
      description:
        'waiting: for its batch, until `dueAt`; dropped: nothing was sent, for `dropped`; else how far the mail is',
    }),
    /** When the state was reached. */
    at: z.iso.datetime(),
    together: z.boolean().meta({ description: 'In one mail with other changes' }),
    dueAt: z.iso.datetime().nullable(),
    dropped: z.enum(DROP_REASONS).nullable(),
    attempts: z.int().nonnegative(),
    error: z.string().nullable().meta({ description: 'Why it failed, or what the receiving side said' }),
    /** The entry that the mail itself is about: the digest, where it went with others. */
    mailEntryId: idSchema.nullable(),
  })
  .meta({ id: 'EntryDelivery' });
export type EntryDelivery = z.infer<typeof entryDeliverySchema>;

export const activityItemSchema = z
  .object({
    entry: taskHistorySchema,
    requestId: z.string(),
    deliveries: z
      .array(entryDeliverySchema)
      .meta({ description: 'Who is told of it, by name; empty when nobody' }),
  })
  .meta({ id: 'ActivityItem' });
export type ActivityItem = z.infer<typeof activityItemSchema>;

export const activitySchema = listOf(activityItemSchema);
export type Activity = z.infer<typeof activitySchema>;

export const activityQuerySchema = z.strictObject({ cursor: cursorSchema, limit: limitSchema });

export const projectDeliverySchema = z
  .object({
    entryId: idSchema,
    user: personSchema,
    task: z
      .object({ id: idSchema, key: z.string(), title: z.string() })
      .nullable()
      .meta({ description: 'Null when the mail is not about one task, or the task is gone' }),
    reason: z.enum(NOTIFY_REASONS),
    state: z.enum(TROUBLE_STATES),
    at: z.iso.datetime(),
    attempts: z.int().nonnegative(),
    error: z.string().nullable(),
  })
  .meta({ id: 'ProjectDelivery' });
export type ProjectDelivery = z.infer<typeof projectDeliverySchema>;

export const projectDeliveriesSchema = listOf(projectDeliverySchema);
export type ProjectDeliveries = z.infer<typeof projectDeliveriesSchema>;

export const projectDeliveriesQuerySchema = z.strictObject({
  state: oneOf(TROUBLE_STATES).default('failed').meta({ description: 'How far the mails got' }),
  cursor: cursorSchema,
  limit: limitSchema,
});

export const resendBodySchema = z.strictObject({
  deliveries: z
    .array(z.strictObject({ entryId: idSchema, userId: idSchema }))
    .min(1, 'Must name at least one mail')
    .max(100, 'Must be at most 100 mails'),
});
export type ResendBody = z.input<typeof resendBodySchema>;

/** Why a mail is not sent again. */
export const RESEND_REFUSALS = [
  'not-found',
  'not-in-trouble',
  'no-longer-member',
  'suppressed',
  'switched-off',
] as const;

const deliveryRef = { entryId: idSchema, userId: idSchema };
export const resendResultSchema = z
  .object({
    ordered: z.array(z.object(deliveryRef)),
    refused: z.array(z.object({ ...deliveryRef, why: z.enum(RESEND_REFUSALS) })),
  })
  .meta({ id: 'ResendResult' });
export type ResendResult = z.infer<typeof resendResultSchema>;

export const mailProblemsSchema = z
  .object({
    items: z.array(
      z.object({ user: personSchema, suppressed: oneOf(SUPPRESSION_REASONS), at: z.iso.datetime() }),
    ),
  })
  .meta({ id: 'MailProblems' });
export type MailProblems = z.infer<typeof mailProblemsSchema>;

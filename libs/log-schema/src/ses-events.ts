import * as z from 'zod';
import type { EventPattern } from './events.ts';

/** The tags of a mail that SES repeats in its events: which item of the ledger it is. */
export const SES_TAGS = { entry: 'baton-entry', recipient: 'baton-recipient' } as const;

/** SES's events about mails that it accepted, by their `detail-type`. */
export const SES_EVENTS = {
  delivered: 'Email Delivered',
  bounced: 'Email Bounced',
  complained: 'Email Complaint Received',
  delayed: 'Email Delivery Delayed',
  rejected: 'Email Rejected',
} as const;

const SES_SOURCE = 'aws.ses';

/**
 * The rule that hands SES's events to mail-fn. SES publishes to the default bus of the account only.
 * @param configurationSet whose mails it is for, so that stages in one account keep to their own
 */
export function sesEventPattern(configurationSet: string): EventPattern {
  return {
    source: [SES_SOURCE],
    'detail-type': Object.values(SES_EVENTS),
    detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
  };
}

/**
 * What mail-fn reads of such an event. The sources are SES's documentation of its events on the bus
 * (https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html) and of what their `detail` holds
 * (https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html). They come at best
 * effort: in any order, more than once, or never. Made when it is first used, because a start waits for it.
 */
export const sesEventSchema = z.lazy(() => {
  const mail = z.object({
    /** When SES took it, ISO 8601 in UTC. */
    timestamp: z.iso.datetime(),
    messageId: z.string(),
    tags: z.record(z.string(), z.array(z.string())),
  });
  const at = { timestamp: z.iso.datetime() };

  return z.discriminatedUnion('detail-type', [
    event(SES_EVENTS.delivered, { delivery: z.object(at) }),
    event(SES_EVENTS.bounced, {
      bounce: z.object({
        ...at,
        bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
        bounceSubType: z.string(),
        bouncedRecipients: z.array(z.object({ diagnosticCode: z.string().optional() })),
      }),
    }),
    event(SES_EVENTS.complained, {
      complaint: z.object({ ...at, complaintFeedbackType: z.string().nullish() }),
    }),
    event(SES_EVENTS.delayed, { deliveryDelay: z.object({ ...at, delayType: z.string() }) }),
    event(SES_EVENTS.rejected, { reject: z.object({ reason: z.string() }) }),
  ]);

  function event<T extends string, D extends z.ZodRawShape>(detailType: T, detail: D) {
    return z.object({
      source: z.literal(SES_SOURCE),
      /** ISO 8601 in UTC. */
      time: z.iso.datetime(),
      'detail-type': z.literal(detailType),
      detail: z.object({ mail, ...detail }),
    });
  }
});
export type SesEvent = z.infer<typeof sesEventSchema>;

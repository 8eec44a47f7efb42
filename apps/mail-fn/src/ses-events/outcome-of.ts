import { SES_EVENTS, SES_TAGS, type SesEvent } from '@baton/log-schema';
import * as z from 'zod';
import { type MailOutcome, toReason } from '../ledger/index.ts';

const tagsSchema = z.lazy(() =>
  z.object({
    [SES_TAGS.entry]: z.tuple([z.uuidv7()]),
    [SES_TAGS.recipient]: z.tuple([z.uuid()]),
  }),
);

/**
 * What an event of SES says of a mail of the ledger.
 * @returns undefined when the mail names no item of it, as those that were sent before there were tags
 */
export function outcomeOf(event: SesEvent): MailOutcome | undefined {
  const { messageId, timestamp, tags } = event.detail.mail;
  const parsed = tagsSchema.safeParse(tags);
  if (!parsed.success) return undefined;
  const [entryId] = parsed.data[SES_TAGS.entry];
  const [userId] = parsed.data[SES_TAGS.recipient];
  return { entryId, userId, messageId, acceptedAt: timestamp, ...saidBy(event) };
}

type Said = Pick<MailOutcome, 'state' | 'at' | 'error' | 'suppresses'>;

function saidBy(event: SesEvent): Said {
  switch (event['detail-type']) {
    case SES_EVENTS.delivered:
      return { state: 'delivered', at: event.detail.delivery.timestamp };
    case SES_EVENTS.bounced:
      return bounced(event.detail.bounce);
    case SES_EVENTS.complained: {
      const { timestamp, complaintFeedbackType } = event.detail.complaint;
      const error = complaintFeedbackType ? { error: toReason(complaintFeedbackType) } : {};
      return { state: 'complained', at: timestamp, ...error, suppresses: 'complained' };
    }
    case SES_EVENTS.delayed: {
      const { timestamp, delayType } = event.detail.deliveryDelay;
      return { state: 'sent', at: timestamp, error: toReason(delayType) };
    }
    case SES_EVENTS.rejected:
      return { state: 'failed', at: event.time, error: toReason(`Rejected: ${event.detail.reject.reason}`) };
  }
}

type Bounce = Extract<SesEvent, { 'detail-type': typeof SES_EVENTS.bounced }>['detail']['bounce'];

/** Only what is permanent says something of the address: a full mailbox, or an automatic answer, passes. */
function bounced({ timestamp, bounceType, bounceSubType, bouncedRecipients }: Bounce): Said {
  const said = bouncedRecipients.flatMap(({ diagnosticCode }) => diagnosticCode ?? []);
  const error = toReason([`${bounceType} ${bounceSubType}`, ...said].join(': '));
  if (bounceType !== 'Permanent') return { state: 'failed', at: timestamp, error };
  return { state: 'bounced', at: timestamp, error, suppresses: 'bounced' };
}

import { type Delivery, troubleKey } from '@baton/log-schema';
import {
  type DeliveryState,
  type SuppressionReason,
  TROUBLE_STATES,
  type TroubleState,
} from '@baton/vocabulary';

/** What became of a mail that SES took, as SES says. */
export interface MailOutcome {
  readonly entryId: string;
  readonly userId: string;
  readonly messageId: string;
  /**
   * - `sent`: it is put off by the receiving side.
   * - `failed`: SES gave it up, and the next one may well arrive.
   */
  readonly state: 'sent' | 'delivered' | 'bounced' | 'complained' | 'failed';
  /** When that happened, ISO 8601 in UTC. */
  readonly at: string;
  /** When SES took it, ISO 8601 in UTC. */
  readonly acceptedAt: string;
  /** What the receiving side said, without addresses. */
  readonly error?: string;
  /** Set when the address is to get no more mails. */
  readonly suppresses?: SuppressionReason;
}

/**
 * What each outcome takes the place of. A mail that was delivered can bounce or be complained about later; an
 * automatic answer is told as a failure, and whichever of it and the delivery is told first, the mail arrived.
 */
const WEAKER: Readonly<Record<MailOutcome['state'], readonly DeliveryState[]>> = {
  sent: ['sent'],
  failed: ['sent'],
  delivered: ['sent', 'failed'],
  bounced: ['sent', 'failed', 'delivered'],
  complained: ['sent', 'failed', 'delivered', 'bounced'],
};

export type OutcomeChange = Pick<
  Delivery,
  'state' | 'messageId' | 'sentAt' | 'delayedAt' | 'error' | 'trouble' | 'updatedAt'
>;

/**
 * What an outcome makes of a delivery.
 * @param now ISO 8601 in UTC
 * @returns undefined when it is no news, or about another mail than the last one that SES took
 */
export function changeBy(outcome: MailOutcome, delivery: Delivery, now: string): OutcomeChange | undefined {
  if (!isNews(outcome, delivery)) return undefined;
  const { state, messageId, at, acceptedAt, error } = outcome;
  const isLast = delivery.messageId === messageId;
  const delayedAt = state === 'sent' ? at : isLast ? delivery.delayedAt : undefined;
  return {
    state,
    messageId,
    sentAt: (isLast && delivery.sentAt) || acceptedAt,
    ...(delayedAt && { delayedAt }),
    ...(error && { error }),
    ...troubleOf(delivery.projectId, state),
    updatedAt: now,
  };
}

function isNews({ state, messageId, at }: MailOutcome, delivery: Delivery): boolean {
  // What SES says can overtake our own mark, or come of an attempt that never heard its answer. The message that an
  // open mail has is the one of before an order to mail it again.
  if (isOpen(delivery)) return delivery.messageId !== messageId;
  if (delivery.messageId !== messageId) return false;
  if (state === 'sent' && delivery.delayedAt && delivery.delayedAt >= at) return false;
  return WEAKER[state].includes(delivery.state);
}

/** Whether the mail is still to be sent; a failure after SES took it is none of ours to repeat. */
export function isOpen({ state, sentAt }: Pick<Delivery, 'state' | 'sentAt'>): boolean {
  return state === 'queued' || state === 'sending' || (state === 'failed' && sentAt === undefined);
}

/** The key of the index of mails that did not reach their readers, for a state that says so. */
export function troubleOf(
  projectId: string | undefined,
  state: DeliveryState,
): { readonly trouble?: string } {
  if (projectId === undefined || !isTrouble(state)) return {};
  return { trouble: troubleKey(projectId, state) };
}

export function isTrouble(state: DeliveryState): state is TroubleState {
  return (TROUBLE_STATES as readonly DeliveryState[]).includes(state);
}

import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type DynamoDb, isDynamoDbError } from '@baton/aws-requests';
import { type Delivery, deliveryKey } from '@baton/log-schema';
import type { SuppressionReason } from '@baton/vocabulary';
import { randomUUID } from 'node:crypto';
import type { Mail } from '../mails/index.ts';
import { type Assignment, assign } from './assignment.ts';
import {
  type Claim,
  type ClaimResult,
  type DeliveryLedger,
  LEASE_MS,
  type Taken,
  type UnreadableMail,
} from './delivery-ledger.ts';
import { troubleOf } from './mail-outcome.ts';
import { createRecordOutcome, type RecordOutcome } from './record-outcome.ts';

// A failure after SES took the mail has the time of that, and is none of ours to repeat.
const UNSENT = '(#state = :isQueued OR (#state = :isFailed AND attribute_not_exists(sentAt)))';
const FREE = `(${UNSENT} OR (#state = :isSending AND leaseUntil < :now))`;
// An order stands until it has led to a mail; a later one takes the place of an earlier one.
const ORDERED = `(attribute_not_exists(resentBy) OR resentBy <= :order) AND ${FREE}`;
const ANEW = '(attribute_not_exists(resentBy) OR resentBy < :order)';
const ORDERED_ANEW = `${ANEW} AND #state IN (:isFailed, :isBounced, :isComplained, :isSuppressed)`;
// What SES said of a mail is not overwritten by the reason why it is not sent again.
const KEPT_BACK_ANEW = `${ANEW} AND #state = :isSuppressed`;
const OURS = '(#state = :isSending AND claimId = :ours)';

const IS_UNSENT = { ':isQueued': 'queued', ':isFailed': 'failed' };
const IS_FREE = { ...IS_UNSENT, ':isSending': 'sending' };
const IS_SUPPRESSED = { ':isSuppressed': 'suppressed' };
const IN_TROUBLE = { ...IS_SUPPRESSED, ':isBounced': 'bounced', ':isComplained': 'complained' };

/** From which states an order takes a mail, for what: to send it, or to note that it is kept back. */
const ANEW_TO = {
  send: { condition: ORDERED_ANEW, values: IN_TROUBLE },
  keepBack: { condition: KEPT_BACK_ANEW, values: IS_SUPPRESSED },
} as const;

/** What an item has of an attempt that is at it. */
const NOBODY_AT_IT = { claimId: undefined, leaseUntil: undefined };
const NO_TROUBLE = { trouble: undefined, error: undefined };

/** The ledger in its DynamoDB table. */
export class DynamoDeliveryLedger implements DeliveryLedger {
  readonly #dynamoDb: DynamoDb;
  readonly #table: string;
  readonly #now: () => Date;
  readonly #newClaimId: () => string;
  readonly record: RecordOutcome;

  constructor(options: {
    readonly dynamoDb: DynamoDb;
    readonly table: string;
    readonly now: () => Date;
    readonly newClaimId?: () => string;
  }) {
    this.#dynamoDb = options.dynamoDb;
    this.#table = options.table;
    this.#now = options.now;
    this.#newClaimId = options.newClaimId ?? randomUUID;
    this.record = createRecordOutcome(options);
  }

  async claim(mail: Mail): Promise<ClaimResult> {
    const { entryId, projectId, recipient } = mail;
    const claimId = this.#newClaimId();
    const claim: Claim = { entryId, userId: recipient.id, ...(projectId && { projectId }), claimId };
    const leaseUntil = this.#now().getTime() + LEASE_MS;
    const refused = await this.#take(mail, 'send', {
      ...NO_TROUBLE,
      state: 'sending',
      claimId,
      leaseUntil,
    });
    // A write whose answer got lost is repeated; the claim that is already there is then ours.
    if (!refused || refused.claimId === claimId) return { outcome: 'claimed', claim };
    return { outcome: takenBy(refused) };
  }

  async suppress(mail: Mail, why: SuppressionReason): Promise<'suppressed' | Taken> {
    const { trouble } = troubleOf(mail.projectId, 'suppressed');
    const refused = await this.#take(mail, 'keepBack', {
      ...NOBODY_AT_IT,
      state: 'suppressed',
      error: why,
      trouble,
    });
    return refused ? takenBy(refused) : 'suppressed';
  }

  async markSent(claim: Claim, messageId: string): Promise<boolean> {
    const at = this.#now().toISOString();
    const sent = { state: 'sent', messageId, sentAt: at, updatedAt: at };
    const refused = await this.#write(
      claim,
      assign({ ...NOBODY_AT_IT, ...NO_TROUBLE, ...sent }, { ...IS_FREE, ':ours': claim.claimId }),
      `${OURS} OR ${UNSENT}`,
    );
    // SES has told of it already, or it was written again because an answer got lost.
    return refused?.messageId === messageId || refused === undefined;
  }

  async markFailed(claim: Claim, reason: string): Promise<boolean> {
    const { trouble } = troubleOf(claim.projectId, 'failed');
    return this.#release(claim, { state: 'failed', error: reason, trouble });
  }

  async postpone(claim: Claim): Promise<boolean> {
    return this.#release(claim, { state: 'queued' }, ['attempts = attempts - :one'], { ':one': 1 });
  }

  async markUnreadable(mail: UnreadableMail, reason: string): Promise<void> {
    const { projectId, logPk, taskId, requestId, reason: toldAs } = mail;
    // An order to mail again names no task; what the item knows of it stays.
    const described = { projectId, logPk, ...(taskId && { taskId }), requestId, reason: toldAs };
    const { trouble } = troubleOf(mail.projectId, 'failed');
    const at = this.#now().toISOString();
    await this.#write(
      mail,
      assign(
        { ...described, state: 'failed', error: reason, trouble, updatedAt: at },
        { ...IS_UNSENT, ':none': 0, ':at': at },
        ['createdAt = if_not_exists(createdAt, :at)', 'attempts = if_not_exists(attempts, :none)'],
      ),
      // Written anew at each attempt of the event, it would always have failed just now.
      `attribute_not_exists(pk) OR (${UNSENT} AND (attribute_not_exists(#error) OR #error <> :error))`,
    );
  }

  /** @returns the item when it is not for the taking */
  async #take(
    mail: Mail,
    purpose: keyof typeof ANEW_TO,
    attributes: Readonly<Record<string, unknown>>,
  ): Promise<Partial<Delivery> | undefined> {
    const { entryId, requestId, taskId, projectId, logPk, resend, recipient } = mail;
    const anew = ANEW_TO[purpose];
    const now = this.#now();
    const at = now.toISOString();
    const described = { reason: recipient.reason, requestId, taskId, projectId, logPk };
    return this.#write(
      { entryId, userId: recipient.id },
      assign(
        {
          ...described,
          ...(resend && { resentBy: resend }),
          ...attributes,
          sentAt: undefined,
          delayedAt: undefined,
          updatedAt: at,
        },
        {
          ...IS_FREE,
          ...(resend && { ...anew.values, ':order': resend }),
          ':now': now.getTime(),
          ':at': at,
          ':none': 0,
          ':counted': purpose === 'send' ? 1 : 0,
        },
        ['createdAt = if_not_exists(createdAt, :at)', 'attempts = if_not_exists(attempts, :none) + :counted'],
      ),
      `attribute_not_exists(pk) OR ${resend ? `(${ORDERED}) OR (${anew.condition})` : FREE}`,
    );
  }

  async #release(
    claim: Claim,
    attributes: Readonly<Record<string, unknown>>,
    computed: readonly string[] = [],
    values: Readonly<Record<string, unknown>> = {},
  ): Promise<boolean> {
    const updatedAt = this.#now().toISOString();
    const refused = await this.#write(
      claim,
      assign(
        { ...NOBODY_AT_IT, ...attributes, updatedAt },
        { ...values, ':isSending': 'sending', ':ours': claim.claimId },
        computed,
      ),
      OURS,
    );
    return refused === undefined;
  }

  /** @returns the item as it is when the condition does not hold; empty when there is none */
  async #write(
    { entryId, userId }: { readonly entryId: string; readonly userId: string },
    assignment: Assignment,
    condition: string,
  ): Promise<Partial<Delivery> | undefined> {
    try {
      await this.#dynamoDb('UpdateItem', {
        TableName: this.#table,
        Key: marshall(deliveryKey(entryId, userId)),
        ...assignment,
        ConditionExpression: condition,
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      return undefined;
    } catch (error) {
      if (!isDynamoDbError(error, 'ConditionalCheckFailedException')) throw error;
      return unmarshall(error.item ?? {});
    }
  }
}

function takenBy({ state }: Partial<Delivery>): Taken {
  return state === 'sending' ? 'leased' : 'settled';
}

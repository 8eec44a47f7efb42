import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Delivery, deliveryKey } from '@baton/log-schema';
import { randomUUID } from 'node:crypto';
import type { Mail } from '../mails/index.ts';
import { type Claim, type ClaimResult, type DeliveryLedger, LEASE_MS } from './delivery-ledger.ts';

const STATE = { '#state': 'state' };
const OURS = '(#state = :sending AND claimId = :claimId)';

/** The ledger in its DynamoDB table. */
export class DynamoDeliveryLedger implements DeliveryLedger {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;
  readonly #now: () => Date;
  readonly #newClaimId: () => string;

  constructor(options: {
    readonly client: DynamoDBClient;
    readonly table: string;
    readonly now: () => Date;
    readonly newClaimId?: () => string;
  }) {
    this.#client = DynamoDBDocumentClient.from(options.client);
    this.#table = options.table;
    this.#now = options.now;
    this.#newClaimId = options.newClaimId ?? randomUUID;
  }

  async claim(mail: Mail): Promise<ClaimResult> {
    const { entryId, requestId, taskId, recipient } = mail;
    const now = this.#now();
    const claim: Claim = { entryId, userId: recipient.id, claimId: this.#newClaimId() };
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: deliveryKey(entryId, recipient.id),
      UpdateExpression:
        'SET #state = :sending, attempts = if_not_exists(attempts, :zero) + :one, claimId = :claimId, ' +
        'leaseUntil = :leaseUntil, reason = :reason, requestId = :requestId, ' +
        `createdAt = if_not_exists(createdAt, :at), updatedAt = :at${taskId ? ', taskId = :taskId' : ''} REMOVE #error`,
      ConditionExpression:
        'attribute_not_exists(pk) OR #state IN (:queued, :failed) OR (#state = :sending AND leaseUntil < :now)',
      ExpressionAttributeNames: { ...STATE, '#error': 'error' },
      ExpressionAttributeValues: {
        ':sending': 'sending',
        ':queued': 'queued',
        ':failed': 'failed',
        ':zero': 0,
        ':one': 1,
        ':now': now.getTime(),
        ':claimId': claim.claimId,
        ':leaseUntil': now.getTime() + LEASE_MS,
        ':at': now.toISOString(),
        ':reason': recipient.reason,
        ':requestId': requestId,
        ...(taskId && { ':taskId': taskId }),
      },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      await this.#client.send(command);
      return { outcome: 'claimed', claim };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const { state, claimId } = unmarshall(error.Item ?? {}) as Partial<Delivery>;
      if (state !== 'sending') return { outcome: 'settled' };
      // The SDK writes again when an answer got lost; the claim that is already there is then ours.
      return claimId === claim.claimId ? { outcome: 'claimed', claim } : { outcome: 'leased' };
    }
  }

  async markSent(claim: Claim, messageId: string): Promise<boolean> {
    return this.#settle(claim, {
      expression:
        'SET #state = :sent, messageId = :messageId, updatedAt = :at REMOVE leaseUntil, claimId, #error',
      // The SDK writes again when an answer got lost; the mark that is already there is then ours.
      condition: `${OURS} OR #state = :failed OR messageId = :messageId`,
      names: { '#error': 'error' },
      values: { ':sent': 'sent', ':failed': 'failed', ':messageId': messageId },
    });
  }

  async markFailed(claim: Claim, reason: string): Promise<boolean> {
    return this.#settle(claim, {
      expression: 'SET #state = :failed, #error = :reason, updatedAt = :at REMOVE leaseUntil, claimId',
      condition: OURS,
      names: { '#error': 'error' },
      values: { ':failed': 'failed', ':reason': reason },
    });
  }

  async #settle(
    claim: Claim,
    update: {
      readonly expression: string;
      readonly condition: string;
      readonly names?: Record<string, string>;
      readonly values: Record<string, string>;
    },
  ): Promise<boolean> {
    const command = new UpdateCommand({
      TableName: this.#table,
      Key: deliveryKey(claim.entryId, claim.userId),
      UpdateExpression: update.expression,
      ConditionExpression: update.condition,
      ExpressionAttributeNames: { ...STATE, ...update.names },
      ExpressionAttributeValues: {
        ...update.values,
        ':sending': 'sending',
        ':claimId': claim.claimId,
        ':at': this.#now().toISOString(),
      },
    });
    try {
      await this.#client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }
}

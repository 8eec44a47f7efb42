import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { type DynamoDb, isDynamoDbError } from '@baton/aws-requests';
import {
  type Delivery,
  deliveryKey,
  deliverySchema,
  type Suppression,
  suppressionKey,
} from '@baton/log-schema';
import { assign } from './assignment.ts';
import { changeBy, type MailOutcome, type OutcomeChange } from './mail-outcome.ts';

/** Others that write at the same moment: our own mark, and what else SES says of the mail. */
const ATTEMPTS = 5;

/** Delivered right after it was sent, also when that is told before our own mark. */
const IS_JUST_SENT =
  '(#state = :isSent AND messageId = :messageId) OR ' +
  '(#state = :isSending AND (attribute_not_exists(messageId) OR messageId <> :messageId))';

/** What a delivery no longer has once there is news of it. */
const NO_LONGER = { error: undefined, trouble: undefined, claimId: undefined, leaseUntil: undefined };

/** {@link DeliveryLedger.record} */
export type RecordOutcome = (outcome: MailOutcome) => Promise<boolean>;

export function createRecordOutcome(options: {
  readonly dynamoDb: DynamoDb;
  readonly table: string;
  readonly now: () => Date;
}): RecordOutcome {
  const { dynamoDb, table, now } = options;

  return async (outcome) => {
    if (outcome.state === 'delivered' && (await noteDelivered(outcome))) return true;
    for (let attempt = 1; ; attempt += 1) {
      const seen = await find(outcome);
      const change = seen && changeBy(outcome, seen, now().toISOString());
      const suppression = suppressionBy(outcome, seen, change !== undefined);
      if (!change && !suppression) return false;
      try {
        await write(outcome, { seen, change, suppression });
        return true;
      } catch (error) {
        if (!isDynamoDbError(error, 'TransactionCanceledException') || attempt >= ATTEMPTS) throw error;
      }
    }
  };

  /** What comes of nearly every mail, by one write. @returns false when the item says otherwise */
  async function noteDelivered({ entryId, userId, messageId, acceptedAt }: MailOutcome): Promise<boolean> {
    const input = {
      TableName: table,
      Key: marshall(deliveryKey(entryId, userId)),
      ...assign(
        { ...NO_LONGER, state: 'delivered', messageId, updatedAt: now().toISOString() },
        { ':isSent': 'sent', ':isSending': 'sending', ':acceptedAt': acceptedAt },
        ['sentAt = if_not_exists(sentAt, :acceptedAt)'],
      ),
      ConditionExpression: IS_JUST_SENT,
    };
    try {
      await dynamoDb('UpdateItem', input);
      return true;
    } catch (error) {
      if (isDynamoDbError(error, 'ConditionalCheckFailedException')) return false;
      throw error;
    }
  }

  async function find({ entryId, userId }: MailOutcome): Promise<Delivery | undefined> {
    const Key = marshall(deliveryKey(entryId, userId));
    const { Item } = await dynamoDb('GetItem', { TableName: table, Key, ConsistentRead: true });
    return Item && deliverySchema.parse(unmarshall(Item));
  }

  /** Both or none, so that an address that bounced once is not kept from mails again by the same bounce. */
  async function write(
    { entryId, userId }: MailOutcome,
    news: {
      readonly seen: Delivery | undefined;
      readonly change: OutcomeChange | undefined;
      readonly suppression: Suppression | undefined;
    },
  ): Promise<void> {
    const { seen, change, suppression } = news;
    const update = seen &&
      change && {
        Update: {
          TableName: table,
          Key: marshall(deliveryKey(entryId, userId)),
          ...assign(
            { ...NO_LONGER, delayedAt: undefined, ...change },
            { ':seenState': seen.state, ':seenAt': seen.updatedAt },
          ),
          ConditionExpression: '#state = :seenState AND updatedAt = :seenAt',
        },
      };
    const put = suppression && {
      Put: { TableName: table, Item: marshall({ ...suppressionKey(userId), ...suppression }) },
    };
    const TransactItems = [update, put].filter((item) => item !== undefined);
    await dynamoDb('TransactWriteItems', { TransactItems });
  }
}

/**
 * None by what the ledger has noted before: the address may have been verified again since. A complaint or bounce
 * of another mail than the last one counts.
 */
function suppressionBy(
  { entryId, messageId, at, suppresses }: MailOutcome,
  seen: Delivery | undefined,
  isNews: boolean,
): Suppression | undefined {
  if (!suppresses) return undefined;
  const isRepeated = !isNews && seen?.messageId === messageId;
  return isRepeated ? undefined : { reason: suppresses, at, entryId };
}

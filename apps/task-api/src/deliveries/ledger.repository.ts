import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Delivery, deliveryKey, deliverySchema, troubleKey } from '@baton/log-schema';
import { MAIL_BY_TROUBLE_INDEX } from '@baton/tables';
import type { TroubleState } from '@baton/vocabulary';
import { getItems, readInTime } from '../platform/dynamodb.ts';

const TIME_LIMIT_MS = 3_000;
const DETAIL = 'Who was told cannot be read now.';

/** Which mail: of an entry, to a user. */
export interface DeliveryRef {
  readonly entryId: string;
  readonly userId: string;
}

/** What mail-fn says of its mails. */
export interface LedgerRepository {
  /** Those of the mails that it has begun with, in no order. @throws AppError `unavailable` */
  readonly find: (mails: readonly DeliveryRef[]) => Promise<Delivery[]>;
  /** The mails of a project in such a state, the latest entries first, up to `limit`. @throws AppError `unavailable` */
  readonly inTrouble: (
    where: { projectId: string; state: TroubleState },
    page: { after: DeliveryRef | undefined; limit: number },
  ) => Promise<Delivery[]>;
}

export function createLedgerRepository(client: DynamoDBDocumentClient, table: string): LedgerRepository {
  return {
    async find(mails) {
      const keys = mails.map(({ entryId, userId }) => deliveryKey(entryId, userId));
      const items = await readInTime(DETAIL, TIME_LIMIT_MS, (signal) =>
        getItems(client, table, keys, signal),
      );
      return items.map((item) => deliverySchema.parse(item));
    },

    async inTrouble({ projectId, state }, { after, limit }) {
      const trouble = troubleKey(projectId, state);
      const { Items = [] } = await readInTime(DETAIL, TIME_LIMIT_MS, (abortSignal) =>
        client.send(
          new QueryCommand({
            TableName: table,
            IndexName: MAIL_BY_TROUBLE_INDEX,
            KeyConditionExpression: 'trouble = :trouble',
            ExpressionAttributeValues: { ':trouble': trouble },
            ScanIndexForward: false,
            Limit: limit,
            ...(after && { ExclusiveStartKey: { trouble, ...deliveryKey(after.entryId, after.userId) } }),
          }),
          { abortSignal },
        ),
      );
      return Items.map((item) => deliverySchema.parse(item));
    },
  };
}

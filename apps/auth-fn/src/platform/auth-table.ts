import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { AppError } from '@baton/dto';
import type { TableKey } from '@baton/tables';
import {
  type Condition,
  insertion,
  type Item,
  type TableWrite,
  toAttributes,
  toCondition,
  type Update,
} from './table-write.ts';

/** Which items of a partition; all of them by default, by sort key. */
interface Selection {
  /** What their sort key begins with. */
  readonly prefix?: string;
  readonly newestFirst?: boolean;
  readonly limit?: number;
}

/** Gives up within some 5 seconds, twice tried, so that a caller is answered while API Gateway still listens. */
export function createDynamoDbClient(): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
  });
}

/**
 * The auth table. Reads are strongly consistent: whoever just signed up can sign in.
 * @throws AppError `unavailable` from every method when DynamoDB fails or does not answer in time
 */
export class AuthTable {
  readonly #client: DynamoDBClient;
  readonly #name: string;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async get(key: TableKey): Promise<Item | undefined> {
    const command = new GetItemCommand({
      TableName: this.#name,
      Key: toAttributes(key),
      ConsistentRead: true,
    });
    const { Item } = await this.#client.send(command).catch(giveUp);
    return Item && unmarshall(Item);
  }

  async list(pk: string, { prefix, newestFirst, limit }: Selection = {}): Promise<readonly Item[]> {
    const items: Item[] = [];
    let from: QueryCommand['input']['ExclusiveStartKey'];
    do {
      const command: QueryCommand = new QueryCommand({
        TableName: this.#name,
        KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: toAttributes({ ':pk': pk, ':prefix': prefix }),
        ScanIndexForward: newestFirst !== true,
        Limit: limit,
        ExclusiveStartKey: from,
        ConsistentRead: true,
      });
      const page = await this.#client.send(command).catch(giveUp);
      items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
      from = page.LastEvaluatedKey;
    } while (from && (limit === undefined || items.length < limit));
    return items;
  }

  /**
   * Adds new items, all or none.
   * @returns false when one of them exists, or another writer is adding it at this moment
   */
  async insert(items: readonly (TableKey & Item)[]): Promise<boolean> {
    return this.write(items.map(insertion));
  }

  /**
   * Writes all or nothing; at most 100 items, none of them twice.
   * @returns false when a condition does not hold, or another writer is at one of the items at this moment
   */
  async write(writes: readonly TableWrite[]): Promise<boolean> {
    const command = new TransactWriteItemsCommand({
      TransactItems: writes.map((write) => write(this.#name)),
    });
    try {
      await this.#client.send(command);
      return true;
    } catch (error) {
      if (isLostRace(error)) return false;
      return giveUp(error);
    }
  }

  /** @returns the item as it stands after that, whether or not the condition held */
  async update(key: TableKey, { expression, ...only }: Update): Promise<Item | undefined> {
    const command = new UpdateItemCommand({
      TableName: this.#name,
      Key: toAttributes(key),
      UpdateExpression: expression,
      ...toCondition(only),
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes } = await this.#client.send(command);
      return Attributes && unmarshall(Attributes);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) return giveUp(error);
      return error.Item && unmarshall(error.Item);
    }
  }

  /**
   * Removes an item, if there is one and the condition holds.
   * @returns whether it did
   */
  async remove(key: TableKey, only?: Condition): Promise<boolean> {
    const command = new DeleteItemCommand({
      TableName: this.#name,
      Key: toAttributes(key),
      ...toCondition(only),
      ReturnValues: 'ALL_OLD',
    });
    try {
      const { Attributes } = await this.#client.send(command);
      return Attributes !== undefined;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      return giveUp(error);
    }
  }
}

const LOST = ['ConditionalCheckFailed', 'TransactionConflict'];

function isLostRace(error: unknown): boolean {
  return (
    error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && LOST.includes(Code))
  );
}

function giveUp(cause: unknown): never {
  throw new AppError('unavailable', { detail: 'The accounts cannot be reached now; try again.', cause });
}

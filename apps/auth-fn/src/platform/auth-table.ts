import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { AppError } from '@baton/dto';
import type { TableKey } from '@baton/tables';

/** An item as it comes from the table, not yet checked. */
export type Item = Readonly<Record<string, unknown>>;

interface Update {
  readonly expression: string;
  readonly condition: string;
  readonly values: Item;
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
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
    this.#name = name;
  }

  async get(key: TableKey): Promise<Item | undefined> {
    const command = new GetCommand({ TableName: this.#name, Key: key, ConsistentRead: true });
    const { Item } = await this.#client.send(command).catch(giveUp);
    return Item;
  }

  /** All items of a partition, by sort key; for partitions that stay below DynamoDB's page of 1 MB. */
  async list(pk: string): Promise<readonly Item[]> {
    const command = new QueryCommand({
      TableName: this.#name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': pk },
      ConsistentRead: true,
    });
    const { Items } = await this.#client.send(command).catch(giveUp);
    return Items ?? [];
  }

  /**
   * Adds new items, all or none.
   * @returns false when one of them exists, or another writer is adding it at this moment
   */
  async insert(items: readonly (TableKey & Item)[]): Promise<boolean> {
    const command = new TransactWriteCommand({
      TransactItems: items.map((Item) => ({
        Put: { TableName: this.#name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
      })),
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
  async update(key: TableKey, { expression, condition, values }: Update): Promise<Item | undefined> {
    const command = new UpdateCommand({
      TableName: this.#name,
      Key: key,
      UpdateExpression: expression,
      ConditionExpression: condition,
      ExpressionAttributeValues: values,
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    try {
      const { Attributes } = await this.#client.send(command);
      return Attributes;
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) return giveUp(error);
      return error.Item && unmarshall(error.Item);
    }
  }

  /** Removes an item, if there is one and the condition holds. */
  async remove(key: TableKey, only?: { readonly condition: string; readonly values: Item }): Promise<void> {
    const command = new DeleteCommand({
      TableName: this.#name,
      Key: key,
      ConditionExpression: only?.condition,
      ExpressionAttributeValues: only?.values,
    });
    try {
      await this.#client.send(command);
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) giveUp(error);
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

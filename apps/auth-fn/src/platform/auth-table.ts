import type { DeleteItemInput, QueryInput, UpdateItemInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type DynamoDb, DynamoDbError, isDynamoDbError } from '@baton/aws-requests';
import { AppError } from '@baton/dto';
import type { TableKey } from '@baton/tables';
import { setTimeout } from 'node:timers/promises';
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

/** How often a transaction is tried that meets another one; nobody else repeats those. */
const ATTEMPTS = 4;
/** Milliseconds; several times as long as a transaction takes. */
const CONFLICT_WAIT = 30;

/**
 * The auth table. Reads are strongly consistent: whoever just signed up can sign in.
 * @throws AppError `unavailable` from every method when DynamoDB fails or does not answer in time
 */
export class AuthTable {
  readonly #dynamoDb: DynamoDb;
  readonly #name: string;

  constructor(dynamoDb: DynamoDb, name: string) {
    this.#dynamoDb = dynamoDb;
    this.#name = name;
  }

  async get(key: TableKey): Promise<Item | undefined> {
    const input = { TableName: this.#name, Key: toAttributes(key), ConsistentRead: true };
    const { Item } = await this.#dynamoDb('GetItem', input).catch(giveUp);
    return Item && unmarshall(Item);
  }

  async list(pk: string, { prefix, newestFirst, limit }: Selection = {}): Promise<readonly Item[]> {
    const items: Item[] = [];
    let from: QueryInput['ExclusiveStartKey'];
    do {
      const input: QueryInput = {
        TableName: this.#name,
        KeyConditionExpression: prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: toAttributes({ ':pk': pk, ':prefix': prefix }),
        ScanIndexForward: newestFirst !== true,
        Limit: limit,
        ExclusiveStartKey: from,
        ConsistentRead: true,
      };
      const page = await this.#dynamoDb('Query', input).catch(giveUp);
      items.push(...(page.Items ?? []).map((item) => unmarshall(item)));
      from = page.LastEvaluatedKey;
    } while (from && (limit === undefined || items.length < limit));
    return items;
  }

  /**
   * Adds new items, all or none.
   * @returns false when one of them exists
   */
  async insert(items: readonly (TableKey & Item)[]): Promise<boolean> {
    return this.write(items.map(insertion));
  }

  /**
   * Writes all or nothing; at most 100 items, none of them twice.
   * @returns false when a condition does not hold
   */
  async write(writes: readonly TableWrite[]): Promise<boolean> {
    const TransactItems = writes.map((write) => write(this.#name));
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#dynamoDb('TransactWriteItems', { TransactItems });
        return true;
      } catch (error) {
        const reasons = cancellationReasons(error);
        if (reasons.includes('ConditionalCheckFailed')) return false;
        if (attempt === ATTEMPTS || !reasons.includes('TransactionConflict')) return giveUp(error);
        await setTimeout(attempt * (0.5 + Math.random()) * CONFLICT_WAIT);
      }
    }
  }

  /** @returns the item as it stands after that, whether or not the condition held */
  async update(key: TableKey, { expression, ...only }: Update): Promise<Item | undefined> {
    const input: UpdateItemInput = {
      TableName: this.#name,
      Key: toAttributes(key),
      UpdateExpression: expression,
      ...toCondition(only),
      ReturnValues: 'ALL_NEW',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
    try {
      const { Attributes } = await this.#dynamoDb('UpdateItem', input);
      return Attributes && unmarshall(Attributes);
    } catch (error) {
      if (!isDynamoDbError(error, 'ConditionalCheckFailedException')) return giveUp(error);
      return error.item && unmarshall(error.item);
    }
  }

  /**
   * Removes an item, if there is one and the condition holds.
   * @returns whether it did
   */
  async remove(key: TableKey, only?: Condition): Promise<boolean> {
    const input: DeleteItemInput = {
      TableName: this.#name,
      Key: toAttributes(key),
      ...toCondition(only),
      ReturnValues: 'ALL_OLD',
    };
    try {
      const { Attributes } = await this.#dynamoDb('DeleteItem', input);
      return Attributes !== undefined;
    } catch (error) {
      if (isDynamoDbError(error, 'ConditionalCheckFailedException')) return false;
      return giveUp(error);
    }
  }
}

function cancellationReasons(error: unknown): (string | undefined)[] {
  return error instanceof DynamoDbError ? error.reasons.map(({ Code }) => Code) : [];
}

function giveUp(cause: unknown): never {
  throw new AppError('unavailable', { detail: 'The accounts cannot be reached now; try again.', cause });
}

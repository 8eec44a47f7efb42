import { setTimeout as delay } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { AppError } from '@baton/dto';
import type { TableKey } from '@baton/tables';
import { backoffMs } from './backoff.ts';

/** What BatchGetItem takes at once. */
const BATCH_KEYS = 100;

/** Region, credentials and endpoint come from the environment, as the SDK reads it. */
export function createDynamoDb(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
  });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/**
 * Reads for somebody who waits for the answer.
 * @param detail what they are told when it takes longer than `limitMs` or fails
 * @throws AppError `unavailable`
 */
export async function readInTime<T>(
  detail: string,
  limitMs: number,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  try {
    return await read(AbortSignal.timeout(limitMs));
  } catch (cause) {
    throw new AppError('unavailable', { detail, cause });
  }
}

/** The items of any number of keys that are there, in no order, as they are now. */
export async function getItems(
  client: DynamoDBDocumentClient,
  table: string,
  keys: readonly TableKey[],
  signal: AbortSignal,
): Promise<Record<string, unknown>[]> {
  const waiting = [...new Map(keys.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()];
  const items: Record<string, unknown>[] = [];
  let refusals = 0;
  while (waiting.length > 0) {
    const Keys = waiting.splice(0, BATCH_KEYS);
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
      { abortSignal: signal },
    );
    items.push(...(Responses?.[table] ?? []));
    const unread = (UnprocessedKeys?.[table]?.Keys ?? []) as TableKey[];
    waiting.push(...unread);
    refusals = unread.length > 0 ? refusals + 1 : 0;
    if (refusals > 0) await delay(backoffMs(refusals), undefined, { signal });
  }
  return items;
}

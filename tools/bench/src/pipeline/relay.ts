import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { type OutboxEntry, toLogItem } from '@baton/log-schema';
import { localDynamodb } from '@baton/services';
import pg from 'pg';
import { setTimeout as delay } from 'node:timers/promises';
import type { BenchOptions } from '../group.ts';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { startTaskApiWorld } from '../task-api/world.ts';
import { someEntries } from './entries.ts';

const ENTRIES = 1_000;
/** What BatchWriteItem takes at once. */
const BATCH = 25;
const LOOK_EVERY_MS = 20;

/** Entries a second from a full outbox to the log, beside the same entries by BatchWriteItem, one batch after another. */
export async function measureRelay({ rounds }: BenchOptions): Promise<Outcome> {
  await using world = await startTaskApiWorld();
  const client = localDynamodb(world.dynamodbEndpoint);
  const databaseUrl = await world.createDatabase('relay');
  const database = new pg.Client(databaseUrl);
  await database.connect();
  const taskApi = await world.startTaskApi(databaseUrl);
  await relayAll(database, someEntries(ENTRIES));
  const ours: number[] = [];
  const baseline: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    baseline.push(ENTRIES / (await writeAll(client, someEntries(ENTRIES))));
    ours.push(ENTRIES / (await relayAll(database, someEntries(ENTRIES))));
  }
  await taskApi.stop();
  await database.end();
  client.destroy();
  const name = 'relay / raw BatchWriteItem';
  return tabulate(`The relay, ${ENTRIES} entries in the outbox, ${rounds} rounds`, {
    comparisons: [{ name, unit: 'entries/s', ours, baseline, target: { atLeast: 0.8 } }],
  });
}

/** Seconds. */
async function writeAll(client: DynamoDBClient, entries: readonly OutboxEntry[]): Promise<number> {
  const startedAt = performance.now();
  for (let from = 0; from < entries.length; from += BATCH) {
    const log = entries.slice(from, from + BATCH).map((entry) => ({
      PutRequest: { Item: marshall(toLogItem(entry), { removeUndefinedValues: true }) },
    }));
    const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { log } }));
    if (UnprocessedItems?.['log']) throw new Error('DynamoDB does not take all of a batch.');
  }
  return (performance.now() - startedAt) / 1_000;
}

/** Seconds from the commit of the entries until the outbox is empty. */
async function relayAll(database: pg.Client, entries: readonly OutboxEntry[]): Promise<number> {
  await database.query('BEGIN');
  await database.query(
    `INSERT INTO outbox (id, entry)
     SELECT (entry ->> 'id')::uuid, entry FROM jsonb_array_elements($1) AS entry`,
    [JSON.stringify(entries)],
  );
  await database.query('NOTIFY outbox');
  await database.query('COMMIT');
  const startedAt = performance.now();
  for (;;) {
    const { rowCount } = await database.query('SELECT FROM outbox LIMIT 1');
    if (rowCount === 0) return (performance.now() - startedAt) / 1_000;
    await delay(LOOK_EVERY_MS);
  }
}

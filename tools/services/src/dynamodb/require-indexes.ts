import {
  DescribeTableCommand,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
  type GlobalSecondaryIndexDescription,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { type TableDefinition, toCreateTableInput } from '@baton/tables';
import pRetry from 'p-retry';
import { ServiceError } from '../process/service-error.ts';

/** A new index is filled with the items that are there first. */
const READY = { retries: Infinity, factor: 1, minTimeout: 500, maxRetryTime: 30_000 };

/**
 * Gives a table the indexes that an earlier version made it without.
 * @throws ServiceError when one is there and of another kind
 */
export async function requireIndexes(
  client: DynamoDBClient,
  name: string,
  definition: TableDefinition,
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  const present = new Map(Table?.GlobalSecondaryIndexes?.map((index) => [index.IndexName, index]));
  const { AttributeDefinitions, GlobalSecondaryIndexes = [] } = toCreateTableInput(definition, name);
  for (const index of GlobalSecondaryIndexes) {
    const current = present.get(index.IndexName);
    if (current) {
      requireSameIndex(name, current, index);
      continue;
    }
    // One a request: DynamoDB takes no more.
    await client.send(
      new UpdateTableCommand({
        TableName: name,
        AttributeDefinitions,
        GlobalSecondaryIndexUpdates: [{ Create: index }],
      }),
    );
    await pRetry(() => requireActiveIndex(client, name, index.IndexName), READY);
  }
}

function requireSameIndex(
  name: string,
  current: GlobalSecondaryIndexDescription,
  index: GlobalSecondaryIndex,
): void {
  const keysOf = ({ KeySchema = [] }: GlobalSecondaryIndexDescription) =>
    KeySchema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`)
      .sort()
      .join();
  const isSame =
    keysOf(current) === keysOf(index) &&
    current.Projection?.ProjectionType === index.Projection?.ProjectionType;
  if (isSame) return;
  throw new ServiceError(
    `The table ${name} has an index ${index.IndexName} of another kind than is needed; start with --reset, or delete the table.`,
  );
}

async function requireActiveIndex(
  client: DynamoDBClient,
  name: string,
  index: string | undefined,
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  const found = Table?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === index);
  if (found?.IndexStatus !== 'ACTIVE') {
    throw new ServiceError(`The index ${index} of the table ${name} is not there yet.`);
  }
}

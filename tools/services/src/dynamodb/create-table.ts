import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { type TableDefinition, toCreateTableInput } from '@baton/tables';
import { ServiceError } from '../process/service-error.ts';
import { requireIndexes } from './require-indexes.ts';

const READY = { maxWaitTime: 30, minDelay: 1, maxDelay: 2 };

/**
 * Creates a table as it is defined, with its time to live if it has one. A table that is there keeps its items
 * and gets the stream and the indexes that an earlier version made it without.
 * @throws ServiceError when it has a stream or an index of another kind
 */
export async function createTable(
  client: DynamoDBClient,
  definition: TableDefinition,
  name: string,
): Promise<void> {
  try {
    await client.send(new CreateTableCommand(toCreateTableInput(definition, name)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, ...READY }, { TableName: name });
  if (definition.stream) await requireStream(client, name, definition.stream);
  await requireIndexes(client, name, definition);
  if (definition.timeToLive) await requireTimeToLive(client, name, definition.timeToLive);
}

async function requireStream(
  client: DynamoDBClient,
  name: string,
  viewType: NonNullable<TableDefinition['stream']>,
): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
  const current = Table?.StreamSpecification;
  // Asking again for a stream that is there is refused by AWS, and answered with a new stream by dynoxide.
  if (current?.StreamEnabled && current.StreamViewType === viewType) return;
  if (current?.StreamEnabled) {
    throw new ServiceError(
      `The table ${name} has a stream of ${current.StreamViewType} where ${viewType} is needed; start with --reset, or delete the table.`,
    );
  }
  await client.send(
    new UpdateTableCommand({
      TableName: name,
      StreamSpecification: { StreamEnabled: true, StreamViewType: viewType },
    }),
  );
  await waitUntilTableExists({ client, ...READY }, { TableName: name });
}

async function requireTimeToLive(client: DynamoDBClient, name: string, attribute: string): Promise<void> {
  const current = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (current.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: attribute, Enabled: true },
    }),
  );
}

import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { type TableDefinition, toCreateTableInput } from '@baton/tables';

/** Creates a table as it is defined, with its time to live if it has one, unless it is there. */
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
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 1, maxDelay: 2 }, { TableName: name });
  const { timeToLive } = definition;
  if (timeToLive === undefined) return;
  const current = await client.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (current.TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: name,
      TimeToLiveSpecification: { AttributeName: timeToLive, Enabled: true },
    }),
  );
}

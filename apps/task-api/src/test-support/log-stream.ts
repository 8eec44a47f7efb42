import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface StreamRecord {
  /** Of the entry. */
  readonly id: string | undefined;
  readonly event: string | undefined;
}

/** All that the stream of a log has had to tell, in its order. */
export async function streamOf(client: DynamoDBDocumentClient, table: string): Promise<StreamRecord[]> {
  const endpoint = process.env['AWS_ENDPOINT_URL_DYNAMODB'];
  const streams = new DynamoDBStreamsClient({ ...(endpoint && { endpoint }) });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table }));
  const StreamArn = Table?.LatestStreamArn;
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const records: StreamRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    let { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    for (;;) {
      const { Records = [], NextShardIterator } = await streams.send(
        new GetRecordsCommand({ ShardIterator }),
      );
      records.push(
        ...Records.map(({ eventName: event, dynamodb }) => ({ event, id: dynamodb?.NewImage?.['id']?.S })),
      );
      if (Records.length === 0) break;
      ShardIterator = NextShardIterator;
    }
  }
  streams.destroy();
  return records;
}

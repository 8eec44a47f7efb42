import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { MailEvent } from '../event/index.ts';

/**
 * The events that a pipe makes of all records of a table's stream, in the order of the stream.
 * @param rule how the pipe names them
 */
export async function streamEvents(
  table: string,
  rule: { readonly source: string; readonly detailType: string },
): Promise<readonly MailEvent[]> {
  const client = new DynamoDBStreamsClient({ endpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '' });
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: table }));
  const StreamArn = Streams[0]?.StreamArn;
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }));
  const events: MailEvent[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' as const };
    let { ShardIterator } = await client.send(new GetShardIteratorCommand(start));
    while (ShardIterator) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator }));
      for (const record of page.Records ?? []) {
        events.push({
          version: '0',
          id: record.eventID ?? '',
          account: '123456789012',
          time: '2026-11-22T06:30:01Z',
          region: 'ap-northeast-2',
          resources: [],
          source: rule.source,
          'detail-type': rule.detailType,
          // The SDK and aws-lambda describe the same JSON with types that differ.
          detail: record as never,
        });
      }
      ShardIterator = page.Records?.length ? page.NextShardIterator : undefined;
    }
  }
  client.destroy();
  return events;
}

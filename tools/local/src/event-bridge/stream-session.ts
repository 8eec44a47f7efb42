import {
  type _Stream,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  type Shard,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { type CheckpointFile, SHARD_END } from './checkpoint-file.ts';
import { toStreamRecord } from './stream-record.ts';

export interface StreamSessionOptions {
  readonly client: DynamoDBStreamsClient;
  readonly table: string;
  readonly checkpoints: CheckpointFile;
  /**
   * Takes a page of records over for good. What it answers is called once the checkpoint has moved past them,
   * so that work which must not be begun twice can wait for that.
   */
  readonly accept: (records: readonly DynamoDBRecord[]) => Promise<() => void>;
  readonly report: (sentence: string) => void;
  readonly signal: AbortSignal;
}

export interface StreamSession {
  /** Reads a page of every open shard; answers how many records there were. */
  readRound(): Promise<number>;
}

/**
 * Begins to read a table's stream where the checkpoint says, or at the oldest record there is. A shard is read
 * after its parent. A session ends with the first error.
 */
export async function openStreamSession(options: StreamSessionOptions): Promise<StreamSession> {
  const { client, table, checkpoints, accept, report } = options;
  const call = { abortSignal: options.signal };
  const streamArn = await findStream();
  const positions = await readPositions();
  const iterators = new Map<string, string>();
  await openShards();

  async function findStream(): Promise<string> {
    const streams: _Stream[] = [];
    let ExclusiveStartStreamArn: string | undefined;
    do {
      const page = await client.send(
        new ListStreamsCommand({ TableName: table, ExclusiveStartStreamArn }),
        call,
      );
      streams.push(...(page.Streams ?? []));
      ExclusiveStartStreamArn = page.LastEvaluatedStreamArn;
    } while (ExclusiveStartStreamArn);
    // A stream that was turned off stays listed for a day; labels are times, so the last one is the live one.
    const latest = streams.toSorted((a, b) => ((a.StreamLabel ?? '') < (b.StreamLabel ?? '') ? 1 : -1))[0];
    if (!latest?.StreamArn) throw new Error(`The table ${table} has no stream.`);
    return latest.StreamArn;
  }

  async function readPositions(): Promise<Map<string, string>> {
    const checkpoint = await checkpoints.read();
    if (!checkpoint) return new Map();
    if (checkpoint.streamArn === streamArn) return new Map(Object.entries(checkpoint.shards));
    // Sequence numbers mean nothing in another stream, and emulators use shard ids again.
    report(`The table ${table} has a new stream; reading it from its beginning.`);
    return new Map();
  }

  async function describeShards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let ExclusiveStartShardId: string | undefined;
    do {
      const command = new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId });
      const { StreamDescription: page } = await client.send(command, call);
      shards.push(...(page?.Shards ?? []));
      ExclusiveStartShardId = page?.LastEvaluatedShardId;
    } while (ExclusiveStartShardId);
    return shards;
  }

  /** Opens the shards that are not read to their end and whose parent is, or is gone. */
  async function openShards(): Promise<void> {
    const shards = await describeShards();
    const known = new Set(shards.map(({ ShardId }) => ShardId));
    for (const id of positions.keys()) if (!known.has(id)) positions.delete(id);
    for (const { ShardId: id = '', ParentShardId: parent } of shards) {
      const waits = parent !== undefined && known.has(parent) && positions.get(parent) !== SHARD_END;
      if (waits || iterators.has(id) || positions.get(id) === SHARD_END) continue;
      iterators.set(id, await openShard(id, positions.get(id)));
    }
  }

  async function openShard(id: string, position: string | undefined): Promise<string> {
    const shard = { StreamArn: streamArn, ShardId: id };
    const command = new GetShardIteratorCommand(
      position
        ? { ...shard, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: position }
        : { ...shard, ShardIteratorType: 'TRIM_HORIZON' },
    );
    try {
      const { ShardIterator } = await client.send(command, call);
      if (!ShardIterator) throw new Error(`The shard ${id} gives no iterator.`);
      return ShardIterator;
    } catch (error) {
      if (!position || !(error instanceof TrimmedDataAccessException)) throw error;
      report(
        `The stream of ${table} no longer has what follows the checkpoint; going on with its oldest record.`,
      );
      return openShard(id, undefined);
    }
  }

  async function readShard(id: string, iterator: string): Promise<number> {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }), call);
    const records = page.Records ?? [];
    const last = records.at(-1)?.dynamodb?.SequenceNumber;
    if (last) {
      const proceed = await accept(records.map((record) => toStreamRecord(record, streamArn)));
      await moveTo(id, last);
      proceed();
    }
    if (page.NextShardIterator) {
      iterators.set(id, page.NextShardIterator);
    } else {
      iterators.delete(id);
      await moveTo(id, SHARD_END);
      await openShards();
    }
    return records.length;
  }

  async function moveTo(id: string, position: string): Promise<void> {
    positions.set(id, position);
    await checkpoints.write({ streamArn, shards: Object.fromEntries(positions) });
  }

  return {
    async readRound() {
      let count = 0;
      for (const [id, iterator] of [...iterators]) count += await readShard(id, iterator);
      return count;
    },
  };
}

import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { beforeEach, expect, test } from 'vitest';
import type { Checkpoint } from './checkpoint-file.ts';
import { openStreamSession } from './stream-session.ts';

interface FakeShard {
  readonly id: string;
  readonly parent?: string;
  readonly isClosed?: boolean;
  readonly records: readonly number[];
}

/** A DynamoDB with several shards, which the emulator on one machine never has. Pages hold two records. */
class FakeStreams {
  shards: FakeShard[] = [];
  trimmedBefore = 0;

  readonly client = { send: async (command: unknown) => this.#answer(command) } as DynamoDBStreamsClient;

  #answer(command: unknown): unknown {
    if (command instanceof ListStreamsCommand) {
      return {
        Streams: [
          { StreamArn: 'stream-new', StreamLabel: '2026-02-01T00:00:00.000' },
          { StreamArn: 'stream-old', StreamLabel: '2026-01-01T00:00:00.000' },
        ],
      };
    }
    if (command instanceof DescribeStreamCommand) {
      expect(command.input.StreamArn).toBe('stream-new');
      const Shards = this.shards.map(({ id, parent }) => ({ ShardId: id, ParentShardId: parent }));
      const from = Shards.findIndex(({ ShardId }) => ShardId === command.input.ExclusiveStartShardId) + 1;
      const page = Shards.slice(from, from + 2);
      const isLast = from + 2 >= Shards.length;
      return {
        StreamDescription: { Shards: page, LastEvaluatedShardId: isLast ? undefined : page.at(-1)?.ShardId },
      };
    }
    if (command instanceof GetShardIteratorCommand) {
      const { ShardId, ShardIteratorType, SequenceNumber } = command.input;
      if (ShardIteratorType === 'TRIM_HORIZON') return { ShardIterator: `${ShardId}/0` };
      if (Number(SequenceNumber) < this.trimmedBefore) {
        throw new TrimmedDataAccessException({ message: 'trimmed', $metadata: {} });
      }
      return { ShardIterator: `${ShardId}/${SequenceNumber}` };
    }
    if (command instanceof GetRecordsCommand) {
      const [id, after] = (command.input.ShardIterator as string).split('/') as [string, string];
      const shard = this.shards.find((candidate) => candidate.id === id) as FakeShard;
      const page = shard.records.filter((n) => n > Number(after)).slice(0, 2);
      const last = page.at(-1) ?? Number(after);
      const isEnd = shard.isClosed && last === (shard.records.at(-1) ?? 0);
      return { Records: page.map(record), NextShardIterator: isEnd ? undefined : `${id}/${last}` };
    }
    throw new Error('unknown command');
  }
}

function record(sequence: number): _Record {
  return { eventID: String(sequence), dynamodb: { SequenceNumber: String(sequence) } };
}

let streams: FakeStreams;
let saved: Checkpoint | undefined;
let accepted: string[];
let reports: string[];

beforeEach(() => {
  streams = new FakeStreams();
  saved = undefined;
  accepted = [];
  reports = [];
});

function open(accept = async (records: readonly DynamoDBRecord[]) => accepted.push(...records.map(idOf))) {
  return openStreamSession({
    client: streams.client,
    table: 'log',
    checkpoints: {
      read: async () => saved,
      write: async (checkpoint) => {
        saved = structuredClone(checkpoint);
      },
    },
    accept: async (records) => {
      await accept(records);
      return () => undefined;
    },
    report: (sentence) => reports.push(sentence),
    signal: new AbortController().signal,
  });
}

const idOf = ({ eventID }: DynamoDBRecord) => eventID as string;

async function readAll(): Promise<void> {
  const session = await open();
  while ((await session.readRound()) > 0);
}

test('all shards are read, each after its parent', async () => {
  streams.shards = [
    { id: 'child', parent: 'parent', records: [10, 11] },
    { id: 'grandchild', parent: 'closed-child', records: [12] },
    { id: 'closed-child', parent: 'parent', isClosed: true, records: [8, 9] },
    { id: 'parent', isClosed: true, records: [1, 2, 3] },
    { id: 'orphan', parent: 'trimmed-away', records: [5] },
  ];
  await readAll();
  expect(accepted.toSorted((a, b) => Number(a) - Number(b))).toEqual([
    '1',
    '2',
    '3',
    '5',
    '8',
    '9',
    '10',
    '11',
    '12',
  ]);
  const isBefore = (first: string, second: string) => accepted.indexOf(first) < accepted.indexOf(second);
  expect([isBefore('3', '8'), isBefore('3', '10'), isBefore('9', '12')]).toEqual([true, true, true]);
  expect(saved).toEqual({
    streamArn: 'stream-new',
    shards: { parent: 'SHARD_END', orphan: '5', child: '11', 'closed-child': 'SHARD_END', grandchild: '12' },
  });
});

test('a later session goes on where the checkpoint is', async () => {
  streams.shards = [{ id: 'only', records: [1, 2, 3, 4, 5] }];
  saved = { streamArn: 'stream-new', shards: { only: '3', gone: 'SHARD_END' } };
  await readAll();
  expect(accepted).toEqual(['4', '5']);
  expect(saved).toEqual({ streamArn: 'stream-new', shards: { only: '5' } });
});

test('a checkpoint of another stream is told and not used', async () => {
  streams.shards = [{ id: 'only', records: [1, 2] }];
  saved = { streamArn: 'stream-old', shards: { only: '1' } };
  await readAll();
  expect(accepted).toEqual(['1', '2']);
  expect(reports).toEqual(['The table log has a new stream; reading it from its beginning.']);
});

test('a checkpoint older than what the stream keeps is told, and reading goes on with the oldest record', async () => {
  streams.shards = [{ id: 'only', records: [7, 8] }];
  streams.trimmedBefore = 6;
  saved = { streamArn: 'stream-new', shards: { only: '3' } };
  await readAll();
  expect(accepted).toEqual(['7', '8']);
  expect(reports).toEqual([
    'The stream of log no longer has what follows the checkpoint; going on with its oldest record.',
  ]);
});

test('the checkpoint stays where it is when the records are not accepted', async () => {
  streams.shards = [{ id: 'only', records: [1, 2] }];
  const session = await open(() => Promise.reject(new Error('disk full')));
  await expect(session.readRound()).rejects.toThrow('disk full');
  expect(saved).toBeUndefined();
});

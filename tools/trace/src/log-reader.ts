import { BatchGetCommand, paginateQuery, paginateScan } from '@aws-sdk/lib-dynamodb';
import { fromLogItem, type LogEntry, projectPartition, requestPartitions } from '@baton/log-schema';
import { LOG_BY_REQUEST_INDEX, type TableKey } from '@baton/tables';
import type { Tables } from './tables.ts';

/** What BatchGetItem takes at once. */
const BATCH_KEYS = 100;

/** How long after a request began it can have ended, and how far clocks differ. */
const REQUEST_MS = 15 * 60_000;
const CLOCKS_MS = 60_000;

/** The longest that a change waits for the hour of its digest, with a day to spare. */
const DIGEST_MS = 3 * 86_400_000;

/** Entries by what is known of them. */
export interface LogReader {
  readonly get: (keys: readonly TableKey[]) => Promise<LogEntry[]>;
  /** The changes of a request, and what else it had written through the outbox. */
  readonly ofRequest: (requestId: string) => Promise<LogEntry[]>;
  /** The entry of a request that changed nothing, when its id tells when that was. */
  readonly requestCompleted: (requestId: string) => Promise<LogEntry[]>;
  /** What sums up entries of a project, or orders mails about them again, in the days behind the first of them. */
  readonly tellersIn: (projectId: string, firstId: string) => Promise<LogEntry[]>;
  /** By its id alone: reads the whole log. */
  readonly search: (entryId: string) => Promise<LogEntry[]>;
}

export function createLogReader({ client, log }: Tables): LogReader {
  async function get(keys: readonly TableKey[]): Promise<LogEntry[]> {
    const waiting = [...keys];
    const entries: LogEntry[] = [];
    while (waiting.length > 0) {
      const Keys = waiting.splice(0, BATCH_KEYS).map(({ pk, sk }) => ({ pk, sk }));
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [log]: { Keys } } }),
      );
      entries.push(...(Responses?.[log] ?? []).map(fromLogItem));
      waiting.push(...((UnprocessedKeys?.[log]?.Keys ?? []) as TableKey[]));
    }
    return entries;
  }

  async function query(input: object): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    for await (const page of paginateQuery({ client }, { TableName: log, ...input })) {
      items.push(...(page.Items ?? []));
    }
    return items;
  }

  return {
    get,

    async ofRequest(requestId) {
      const keys = await query({
        IndexName: LOG_BY_REQUEST_INDEX,
        KeyConditionExpression: 'requestId = :id',
        ExpressionAttributeValues: { ':id': requestId },
      });
      return get(keys as unknown as TableKey[]);
    },

    async requestCompleted(requestId) {
      const begun = timeOf(requestId);
      if (begun === undefined) return [];
      const [from, to] = [begun - CLOCKS_MS, begun + REQUEST_MS];
      const partitions = [from, to].flatMap((time) => requestPartitions(new Date(time).toISOString()));
      const found = await Promise.all(
        [...new Set(partitions)].map((pk) =>
          query({
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
            FilterExpression: '#request.#id = :id',
            ExpressionAttributeNames: { '#request': 'request', '#id': 'id' },
            ExpressionAttributeValues: {
              ':pk': pk,
              ':from': firstIdAt(from),
              ':to': firstIdAt(to),
              ':id': requestId,
            },
          }),
        ),
      );
      return found.flat().map(fromLogItem);
    },

    async tellersIn(projectId, firstId) {
      const items = await query({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        FilterExpression: '#kind IN (:digest, :resent)',
        ExpressionAttributeNames: { '#kind': 'kind' },
        ExpressionAttributeValues: {
          ':pk': projectPartition(projectId),
          ':from': firstIdAt((timeOf(firstId) ?? 0) - CLOCKS_MS),
          ':to': firstIdAt((timeOf(firstId) ?? 0) + DIGEST_MS),
          ':digest': 'digest' satisfies LogEntry['kind'],
          ':resent': 'mails.resent' satisfies LogEntry['kind'],
        },
      });
      return items.map(fromLogItem);
    },

    async search(entryId) {
      for await (const { Items = [] } of paginateScan(
        { client },
        {
          TableName: log,
          FilterExpression: 'sk = :id',
          ExpressionAttributeValues: { ':id': entryId },
        },
      )) {
        if (Items.length > 0) return Items.map(fromLogItem);
      }
      return [];
    },
  };
}

/** When a UUIDv7 was made, in epoch milliseconds; undefined of any other id. */
export function timeOf(id: string): number | undefined {
  const [, high = '', low = ''] =
    /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i.exec(id) ?? [];
  return high ? Number.parseInt(high + low, 16) : undefined;
}

/** The least UUIDv7 of a time. */
function firstIdAt(time: number): string {
  const hex = Math.max(0, time).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}

import type { TableKey } from '@baton/tables';
import { type LogEntry, logEntrySchema } from './entry.ts';
import { upgrade } from './upgrade.ts';

/** How many partitions a day's request entries spread over, so that no single one grows hot. */
const REQUEST_SHARDS = 8;

/** Request entries leave the log after this many days; changes stay. */
const REQUEST_TTL_DAYS = 30;

/** A log entry as DynamoDB holds it: the entry's own attributes beside its key. */
type LogItem = LogEntry &
  TableKey & {
    readonly expiresAt?: number;
    /** Of what the outbox held, for the index that follows a request. */
    readonly requestId?: string;
  };

/** Where the entries about a task lie, in the order of their ids. */
export function taskPartition(taskId: string): string {
  return `task#${taskId}`;
}

/** Where the entries about a project and its people lie, and the digests and orders to mail again in it. */
export function projectPartition(projectId: string): string {
  return `project#${projectId}`;
}

/** Where the entries of requests of a day lie, by the time of any of them (ISO 8601 in UTC). */
export function requestPartitions(at: string): string[] {
  return Array.from({ length: REQUEST_SHARDS }, (_, shard) => requestPartition(at, shard));
}

function requestPartition(at: string, shard: number): string {
  return `request#${at.slice(0, 10)}#${shard}`;
}

/**
 * The key of an entry. It depends on the entry alone, so that writing an entry again replaces it by itself
 * instead of adding another one.
 */
export function logItemKey(entry: LogEntry): TableKey {
  switch (entry.kind) {
    case 'task.created':
    case 'task.updated':
    case 'task.deleted':
    case 'task.restored':
    case 'task.purged':
    case 'comment.created':
    case 'comment.updated':
    case 'comment.deleted':
      return { pk: taskPartition(entry.task.id), sk: entry.id };
    case 'project.created':
    case 'project.updated':
    case 'project.deleted':
    case 'member.added':
    case 'member.updated':
    case 'member.removed':
    case 'invitation.created':
    case 'invitation.revoked':
    case 'digest':
    case 'mails.resent':
      return { pk: projectPartition(entry.project.id), sk: entry.id };
    case 'request.completed':
      return { pk: requestPartition(entry.at, requestShard(entry.id)), sk: entry.id };
  }
}

export function toLogItem(entry: LogEntry): LogItem {
  const item = { ...entry, ...logItemKey(entry) };
  if (entry.kind !== 'request.completed') return { ...item, requestId: entry.request.id };
  return { ...item, expiresAt: Math.floor(Date.parse(entry.at) / 1000) + REQUEST_TTL_DAYS * 86_400 };
}

/**
 * Reads an item back.
 * @throws ZodError when the item is no entry of a known kind and of a version ever released.
 */
export function fromLogItem(item: unknown): LogEntry {
  return logEntrySchema.parse(upgrade(item));
}

/** The last hex digit of a UUIDv7 is random. */
function requestShard(id: string): number {
  return Number.parseInt(id.slice(-1), 16) % REQUEST_SHARDS;
}

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type MailEntry, fromLogItem, isMailEntry } from '@baton/log-schema';
import type { DynamoDBRecord, EventBridgeEvent } from 'aws-lambda';
import * as z from 'zod';

/** What the rule hands over: a record of the log's stream, as the pipe put it on the bus. */
export type LogEvent = EventBridgeEvent<'Log entry', DynamoDBRecord>;

/**
 * An event that no attempt can turn into mails. Lambda gives its `name` to the caller as `errorType`, so that
 * the caller need not try again. Its message and fields hold ids and names of fields only.
 */
export class MalformedEventError extends Error {
  override readonly name = 'MalformedEventError';
  readonly eventId: unknown;
  readonly entryId: unknown;
  /** Which fields are wrong, and how. */
  readonly faults: readonly string[];

  constructor(event: LogEvent, faults: readonly string[]) {
    const entryId = event.detail?.dynamodb?.NewImage?.['sk']?.S;
    super(`Event ${event.id} holds no log entry to mail (entry ${entryId ?? 'unknown'}).`);
    this.eventId = event.id;
    this.entryId = entryId;
    this.faults = faults;
  }
}

/** @throws MalformedEventError */
export function parseLogEvent(event: LogEvent): MailEntry {
  const image = event.detail?.dynamodb?.NewImage;
  if (!image) throw new MalformedEventError(event, ['detail.dynamodb.NewImage: missing']);
  const entry = readEntry(event, image as Record<string, AttributeValue>);
  if (!isMailEntry(entry)) throw new MalformedEventError(event, [`kind: ${entry.kind} is not mailed`]);
  return entry;
}

function readEntry(event: LogEvent, image: Record<string, AttributeValue>) {
  try {
    return fromLogItem(unmarshall(image));
  } catch (error) {
    throw new MalformedEventError(event, describeFaults(error));
  }
}

/** Not the messages: those may quote what the entry holds. */
function describeFaults(error: unknown): readonly string[] {
  if (!(error instanceof z.ZodError)) return ['detail.dynamodb.NewImage: no DynamoDB JSON'];
  return error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

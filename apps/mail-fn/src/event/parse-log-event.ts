import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type MailEntry, fromLogItem, isMailEntry } from '@baton/log-schema';
import type { MailEvent } from './mail-event.ts';
import { MalformedEventError, describeFaults } from './malformed-event-error.ts';

/**
 * The entry that an event of the log's stream brings.
 * @throws MalformedEventError
 */
export function parseLogEvent(event: MailEvent): MailEntry {
  const image = event.detail?.dynamodb?.NewImage;
  const malformed = (faults: readonly string[]) => new MalformedEventError(event, image?.['sk']?.S, faults);
  if (!image) throw malformed(['detail.dynamodb.NewImage: missing']);
  const entry = readEntry(image as Record<string, AttributeValue>, malformed);
  if (!isMailEntry(entry)) throw malformed([`kind: ${entry.kind} is not mailed`]);
  return entry;
}

function readEntry(
  image: Record<string, AttributeValue>,
  malformed: (faults: readonly string[]) => MalformedEventError,
) {
  try {
    return fromLogItem(unmarshall(image));
  } catch (error) {
    throw malformed(describeFaults(error) ?? ['detail.dynamodb.NewImage: no DynamoDB JSON']);
  }
}

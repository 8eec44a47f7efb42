import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as JsonAttributeValue } from 'aws-lambda';

/** Says a record, as the SDK reads it, in the JSON that Lambda functions and pipes get. */
export function toStreamRecord(record: _Record, streamArn: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: createdAt, Keys, NewImage, OldImage, ...rest } = record.dynamodb ?? {};
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: record.awsRegion,
    dynamodb: {
      ...(createdAt && { ApproximateCreationDateTime: createdAt.getTime() / 1000 }),
      ...(Keys && { Keys: toJsonMap(Keys) }),
      ...(NewImage && { NewImage: toJsonMap(NewImage) }),
      ...(OldImage && { OldImage: toJsonMap(OldImage) }),
      ...rest,
    },
    // Present when DynamoDB itself removed the item at the end of its time to live.
    ...(record.userIdentity && {
      userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId },
    }),
    eventSourceARN: streamArn,
  };
}

function toJsonMap(map: Record<string, AttributeValue>): Record<string, JsonAttributeValue> {
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name, toJson(value)]));
}

/** Only bytes differ: the SDK gives them as they are, JSON has them in base64. */
function toJson(value: AttributeValue): JsonAttributeValue {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(toJson) };
  if (value.M) return { M: toJsonMap(value.M) };
  return value as JsonAttributeValue;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

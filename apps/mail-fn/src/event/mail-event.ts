import type { DynamoDBRecord, EventBridgeEvent } from 'aws-lambda';

/**
 * What a rule sends on: a record of the log's or the auth table's stream, as the pipe put it on the bus. What SES
 * puts on the bus has another `detail`, which `parseSesEvent` reads.
 */
export type MailEvent = EventBridgeEvent<string, DynamoDBRecord>;

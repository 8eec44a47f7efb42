import type { DynamoDBRecord, EventBridgeEvent } from 'aws-lambda';

/** What a rule sends on: a record of the log's or the auth table's stream, as the pipe put it on the bus. */
export type MailEvent = EventBridgeEvent<string, DynamoDBRecord>;

import type { EventPattern } from '@baton/log-schema';
import type { DynamoDBRecord, EventBridgeEvent } from 'aws-lambda';
import { compilePattern } from './event-pattern.ts';
import { nameBasedUuid } from './name-based-uuid.ts';

/** An event of a pipe holds a stream record, one of SES what became of a mail. */
export type BusEvent = EventBridgeEvent<string, unknown>;

export interface PipeOptions {
  readonly filter: EventPattern;
  readonly source: string;
  readonly detailType: string;
  readonly region: string;
  readonly account: string;
}

/** A pipe from a stream to a bus: records that pass the filter become events, one each. */
export function createPipe(options: PipeOptions): (records: readonly DynamoDBRecord[]) => BusEvent[] {
  const passes = compilePattern(options.filter);
  return (records) => records.filter(passes).map((record) => toEvent(record, options));
}

function toEvent(record: DynamoDBRecord, { source, detailType, region, account }: PipeOptions): BusEvent {
  return {
    version: '0',
    id: eventId(record),
    'detail-type': detailType,
    source,
    account,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region,
    resources: [],
    detail: record,
  };
}

/**
 * The same for a record that is read again, so that a repeat replaces its event instead of adding one. Where
 * EventBridge draws an id by chance, here it is made of the stream and the record's id, which emulators count
 * from 1 in every stream.
 */
function eventId({ eventSourceARN, eventID }: DynamoDBRecord): string {
  return nameBasedUuid(`${eventSourceARN}#${eventID}`);
}

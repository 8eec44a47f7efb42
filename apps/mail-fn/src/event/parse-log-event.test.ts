import { expect, test } from 'vitest';
import { logEvent } from '../test-support/mail-events.ts';
import { sampleEntry } from '../test-support/sample-entries.ts';
import type { MailEvent } from './mail-event.ts';
import { MalformedEventError } from './malformed-event-error.ts';
import { parseLogEvent } from './parse-log-event.ts';

const ENTRY_ID = '0190a000-0000-7000-8000-00000000e001';
const entry = sampleEntry({ id: ENTRY_ID });

function faultsOf(event: MailEvent): MalformedEventError {
  try {
    parseLogEvent(event);
  } catch (error) {
    if (error instanceof MalformedEventError) return error;
  }
  throw new Error('The event was taken.');
}

test('reads the entry out of the stream record', () => {
  expect(parseLogEvent(logEvent(entry))).toEqual(entry);
});

test('an event without an image is malformed', () => {
  const event = { ...logEvent(entry), detail: {} };
  expect(faultsOf(event)).toMatchObject({
    eventId: '5f1c2b3a-0000-4000-8000-000000000001',
    entryId: undefined,
    faults: ['detail.dynamodb.NewImage: missing'],
  });
});

test('an event with nothing in it is malformed', () => {
  expect(faultsOf({} as MailEvent).faults).toEqual(['detail.dynamodb.NewImage: missing']);
});

test('an image that is no DynamoDB JSON is malformed', () => {
  const event = logEvent(entry);
  event.detail.dynamodb = { NewImage: { title: { X: 'secret' } } as never };
  const error = faultsOf(event);
  expect(error.faults).toEqual(['detail.dynamodb.NewImage: no DynamoDB JSON']);
});

test('a malformed entry is named by its ids and fields, never by what it says', () => {
  const event = logEvent({ ...entry, changes: [{ field: 'progress', from: 0, to: 'secret' as never }] });
  const error = faultsOf(event);
  expect(error).toMatchObject({ entryId: ENTRY_ID, faults: ['changes.0.to: invalid_type'] });
  expect(JSON.stringify(error) + error.message + error.stack).not.toContain('secret');
});

test('an entry of a kind that nobody is mailed about is malformed', () => {
  const { v, id, at, request, actor, project, notify } = entry;
  const event = logEvent({ kind: 'project.created', v, id, at, request, actor, project, notify });
  expect(faultsOf(event).faults).toEqual(['kind: project.created is not mailed']);
});

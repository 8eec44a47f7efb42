import type { MailEntry } from '@baton/log-schema';
import { beforeEach, expect, test } from 'vitest';
import { DeliveryIncompleteError } from './deliver/deliver-entry.ts';
import type { LogEvent } from './event/index.ts';
import { createHandler } from './handler.ts';
import { logEvent } from './test-support/log-event.ts';
import { sampleEntry } from './test-support/sample-entries.ts';

const context = { getRemainingTimeInMillis: () => 12_000 };

let delivered: [MailEntry, number][];
let lines: unknown[];

beforeEach(() => {
  delivered = [];
  lines = [];
});

function handlerWith(fail?: Error) {
  return createHandler({
    deliver: async (entry, remainingMs) => {
      delivered.push([entry, remainingMs()]);
      if (fail) throw fail;
    },
    log: (level, message, fields) => lines.push({ level, message, ...fields }),
  });
}

test('delivers the entry within the time that the Lambda has left', async () => {
  const entry = sampleEntry();
  await handlerWith()(logEvent(entry), context);
  expect(delivered).toEqual([[entry, 12_000]]);
});

test('a malformed event calls someone and goes back, to end among the dead letters', async () => {
  const event: LogEvent = { ...logEvent(sampleEntry()), detail: {} };
  await expect(handlerWith()(event, context)).rejects.toMatchObject({
    name: 'MalformedEventError',
    message: expect.stringContaining('holds no log entry to mail'),
  });
  expect(delivered).toEqual([]);
  expect(lines).toEqual([
    {
      level: 'error',
      message: 'malformed event',
      eventId: '5f1c2b3a-0000-4000-8000-000000000001',
      entryId: undefined,
      faults: ['detail.dynamodb.NewImage: missing'],
    },
  ]);
});

test('an incomplete delivery goes back for a retry and calls nobody', async () => {
  const incomplete = new DeliveryIncompleteError('0190a000-0000-7000-8000-00000000e001', 1, 2);
  await expect(handlerWith(incomplete)(logEvent(sampleEntry()), context)).rejects.toBe(incomplete);
  expect(lines).toEqual([]);
});

import { expect, test } from 'vitest';
import { connectDynamoDb } from '../platform/index.ts';
import { testAws } from '../test-support/aws.ts';
import { createMailTable, putSuppression } from '../test-support/tables.ts';
import { createFindSuppressed } from './find-suppressed.ts';

const at = '2026-11-22T06:30:09.000Z';
const entryId = '0190a000-0000-7000-8000-00000000e001';

test('finds those of any number of users who get no mails, and why', async () => {
  const table = await createMailTable();
  const findSuppressed = createFindSuppressed({ dynamoDb: connectDynamoDb(testAws().dynamoDb), table });
  await putSuppression(table, 'user-7', { reason: 'bounced', at, entryId });
  await putSuppression(table, 'user-249', { reason: 'complained', at, entryId });
  const everybody = Array.from({ length: 250 }, (_, index) => `user-${index}`);
  expect(await findSuppressed([...everybody, ...everybody])).toEqual(
    new Map([
      ['user-7', 'bounced'],
      ['user-249', 'complained'],
    ]),
  );
  expect(await findSuppressed([])).toEqual(new Map());
});

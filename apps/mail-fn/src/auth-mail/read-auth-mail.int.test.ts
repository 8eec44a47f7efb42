import { authMailKey } from '@baton/log-schema';
import { expect, test, vi } from 'vitest';
import { connectDynamoDb } from '../platform/index.ts';
import { testAws } from '../test-support/aws.ts';
import { startGate } from '../test-support/gate.ts';
import { verifyEmailMail } from '../test-support/sample-entries.ts';
import { createAuthTable, putAuthMail } from '../test-support/tables.ts';
import { createReadAuthMail } from './read-auth-mail.ts';

const table = await createAuthTable();
const now = () => new Date('2026-11-22T06:30:05.000Z');
const expiring = (at: string) => verifyEmailMail({ expiresAt: Date.parse(at) / 1000 });
const readAuthMail = createReadAuthMail({ dynamoDb: connectDynamoDb(testAws().dynamoDb), table, now });

test('reads a mail by its key', async () => {
  const mail = expiring('2026-11-22T06:30:06Z');
  await putAuthMail(table, mail);
  expect(await readAuthMail(authMailKey(mail.id))).toEqual(mail);
});

test('a mail that is gone is none', async () => {
  expect(await readAuthMail(authMailKey(verifyEmailMail().id))).toBeUndefined();
});

test('a mail that has expired is none, though DynamoDB has not removed it yet', async () => {
  const mail = expiring('2026-11-22T06:30:05Z');
  await putAuthMail(table, mail);
  expect(await readAuthMail(authMailKey(mail.id))).toBeUndefined();
});

test('an item that is no mail is refused without showing its token', async () => {
  const mail = verifyEmailMail();
  await putAuthMail(table, mail, { ...mail, mail: 'unknown' });
  const error: Error = await readAuthMail(authMailKey(mail.id)).then(
    () => new Error('It was taken.'),
    (reason: Error) => reason,
  );
  expect(error.name).toBe('ZodError');
  expect(error.message).not.toMatch(/secret-token|minsu@/);
});

test('a table that is away is an error, not a mail that is gone', async () => {
  const gate = await startGate(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', gate.url);
  const read = createReadAuthMail({ dynamoDb: connectDynamoDb(testAws().dynamoDb), table, now });
  gate.shut({ for: 3 });
  await expect(read(authMailKey(verifyEmailMail().id))).rejects.toThrow();
  vi.unstubAllEnvs();
  gate.close();
});

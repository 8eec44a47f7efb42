import { expect, test } from 'vitest';
import { parseEnv } from './env.ts';

test('without settings the site is on 4200, the inbox on 4201 and the data in .baton', () => {
  expect(parseEnv({}, '/work/tree')).toEqual({
    sitePort: 4200,
    inboxPort: 4201,
    home: '/work/tree/.baton',
    mailAttempts: 240,
    taskApiLimits: { REQUESTS_AT_ONCE: '64', RATE_PER_USER: '1000', RATE_PER_NETWORK: '5000' },
  });
});

test('limits are passed on to task-api', () => {
  expect(parseEnv({ RATE_PER_USER: '7', MAILS_PER_HOUR: '60' }, '/').taskApiLimits).toEqual({
    REQUESTS_AT_ONCE: '64',
    RATE_PER_USER: '7',
    RATE_PER_NETWORK: '5000',
    MAILS_PER_HOUR: '60',
  });
});

test('servers of the user are taken instead of ours', () => {
  const env = parseEnv(
    {
      DATABASE_URL: 'postgres://me:secret@db/baton',
      DYNAMODB_ENDPOINT: 'http://localhost:8000',
      TASK_API_URL: 'http://localhost:3000',
      SES_ENDPOINT: 'http://localhost:8005',
    },
    '/',
  );
  expect(env).toMatchObject({
    databaseUrl: 'postgres://me:secret@db/baton',
    dynamodbEndpoint: 'http://localhost:8000',
    taskApiUrl: 'http://localhost:3000',
    sesEndpoint: 'http://localhost:8005',
  });
});

test('every setting that is wrong is named at once, and no value is repeated', () => {
  const source = { PORT: 'eighty', INBOX_PORT: '70000', DATABASE_URL: 'mysql://me:secret@db' };
  expect(() => parseEnv(source, '/')).toThrow(
    'The environment is not right: PORT must be a number; INBOX_PORT must be from 1 to 65535; ' +
      'DATABASE_URL must be a URL such as postgres://user:password@host/db.',
  );
});

test('the site and the inbox cannot share a port', () => {
  expect(() => parseEnv({ PORT: '4201' }, '/')).toThrow(
    'The environment is not right: INBOX_PORT must not be the same port as PORT.',
  );
});

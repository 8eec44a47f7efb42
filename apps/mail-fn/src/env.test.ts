import { expect, test } from 'vitest';
import { parseEnv } from './env.ts';

const complete = {
  MAIL_TABLE: 'baton-mail',
  LOG_TABLE: 'baton-log',
  AUTH_TABLE: 'baton-auth',
  MAIL_FROM: 'Baton <baton@example.com>',
  MAIL_CONFIGURATION_SET: 'baton',
  MAIL_RATE: '2.8',
  SITE_URL: 'https://baton.example.com/',
  AWS_REGION: 'ap-northeast-2',
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'key',
};

test('reads the environment and drops the slash at the end of the site', () => {
  expect(parseEnv(complete)).toEqual({
    mailTable: 'baton-mail',
    logTable: 'baton-log',
    authTable: 'baton-auth',
    from: 'Baton <baton@example.com>',
    configurationSet: 'baton',
    rate: 2.8,
    siteUrl: 'https://baton.example.com',
    dynamoDb: {
      region: 'ap-northeast-2',
      endpoint: new URL('https://dynamodb.ap-northeast-2.amazonaws.com'),
      credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken: undefined },
    },
    ses: {
      region: 'ap-northeast-2',
      endpoint: new URL('https://email.ap-northeast-2.amazonaws.com'),
      credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken: undefined },
    },
    logLevel: 'info',
  });
});

test('calls other services where their addresses are given', () => {
  const { dynamoDb, ses } = parseEnv({
    ...complete,
    AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000',
    AWS_ENDPOINT_URL_SESV2: 'http://127.0.0.1:8005',
  });
  expect([dynamoDb.endpoint.href, ses.endpoint.href]).toEqual([
    'http://127.0.0.1:8000/',
    'http://127.0.0.1:8005/',
  ]);
});

test('traces where an endpoint is given, by the variables of OpenTelemetry', () => {
  const traced = {
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.05',
  };
  expect(parseEnv({ ...complete, ...traced }).tracing).toEqual({
    endpoint: 'http://localhost:4318/v1/traces',
    sampler: 'parentbased_traceidratio',
    ratio: 0.05,
  });
});

test('reports all faults at once, by name', () => {
  expect(() =>
    parseEnv({ MAIL_FROM: 'Baton', MAIL_RATE: '0', SITE_URL: 'ftp://baton.example.com', LOG_LEVEL: 'loud' }),
  ).toThrow(
    'The environment is not valid: MAIL_TABLE is missing; LOG_TABLE is missing; AUTH_TABLE is missing; ' +
      'MAIL_FROM is no address such as Baton <baton@example.com>; ' +
      'MAIL_CONFIGURATION_SET is missing; MAIL_RATE is not more than 0; ' +
      'SITE_URL is no address such as https://baton.example.com; ' +
      'AWS_REGION is missing; AWS_ACCESS_KEY_ID is missing; AWS_SECRET_ACCESS_KEY is missing; ' +
      'LOG_LEVEL is none of debug, info, warn, error',
  );
});

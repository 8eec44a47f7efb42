import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.ts';

const GOOD = {
  AUTH_TABLE: 'auth',
  AUTH_ISSUER: 'https://baton.example.com',
  AUTH_AUDIENCE: 'baton',
  SITE_ORIGINS: 'https://baton.example.com, http://localhost:4200',
  AWS_REGION: 'ap-northeast-2',
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'key',
};

describe('parseEnv', () => {
  it('reads every variable and logs at info unless told', () => {
    expect(parseEnv(GOOD)).toEqual({
      table: 'auth',
      issuer: 'https://baton.example.com',
      audience: 'baton',
      siteOrigins: ['https://baton.example.com', 'http://localhost:4200'],
      dynamoDb: {
        region: 'ap-northeast-2',
        endpoint: new URL('https://dynamodb.ap-northeast-2.amazonaws.com'),
        credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken: undefined },
      },
      logLevel: 'info',
    });
  });

  it('takes the session of a role, and another DynamoDB', () => {
    const source = {
      ...GOOD,
      AWS_SESSION_TOKEN: 'session',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000',
    };
    expect(parseEnv(source).dynamoDb).toEqual({
      region: 'ap-northeast-2',
      endpoint: new URL('http://127.0.0.1:8000'),
      credentials: { accessKeyId: 'id', secretAccessKey: 'key', sessionToken: 'session' },
    });
  });

  it('gives what nobody can change', () => {
    const env = parseEnv(GOOD);
    expect(Object.isFrozen(env)).toBe(true);
    expect(Object.isFrozen(env.siteOrigins)).toBe(true);
  });

  it('names all faults at once', () => {
    const source = {
      AUTH_TABLE: ' ',
      AUTH_AUDIENCE: 'baton',
      SITE_ORIGINS: 'baton',
      AWS_ENDPOINT_URL_DYNAMODB: '8000',
      LOG_LEVEL: 'loud',
    };
    expect(() => parseEnv(source)).toThrow(
      new Error(
        'The environment is not valid: AUTH_TABLE is empty; AUTH_ISSUER is missing; ' +
          'SITE_ORIGINS "baton" is no origin such as https://baton.example.com; ' +
          'AWS_REGION is missing; AWS_ACCESS_KEY_ID is missing; AWS_SECRET_ACCESS_KEY is missing; ' +
          'AWS_ENDPOINT_URL_DYNAMODB is no URL; ' +
          'LOG_LEVEL is none of debug, info, warn, error',
      ),
    );
  });

  it.each(['https://baton.example.com/', 'https://baton.example.com/app', 'https://a.example,', '*', 'null'])(
    'refuses %s as the origins of the site',
    (origins) => {
      expect(() => parseEnv({ ...GOOD, SITE_ORIGINS: origins })).toThrow('SITE_ORIGINS');
    },
  );
});

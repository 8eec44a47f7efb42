import { describe, expect, it } from 'vitest';
import { parseEnv, parseMigrationEnv } from './env.ts';

const complete = {
  DATABASE_URL: 'postgres://baton:secret@db:5432/baton',
  LOG_TABLE: 'log',
  MAIL_TABLE: 'mail',
  AUTH_TABLE: 'auth',
  AUTH_JWKS_URL: 'http://auth/jwks.json',
  AUTH_ISSUER: 'https://baton.example.com',
  AUTH_AUDIENCE: 'baton',
};

describe('parseEnv', () => {
  it('fills in what may be left out', () => {
    expect(parseEnv(complete)).toEqual({
      ...complete,
      HOST: '0.0.0.0',
      PORT: 3000,
      DATABASE_POOL_SIZE: 10,
      REQUESTS_AT_ONCE: 8,
      RATE_PER_USER: 100,
      RATE_PER_NETWORK: 500,
      MAILS_PER_HOUR: 1_200,
      LOG_LEVEL: 'info',
      OTEL_TRACES_SAMPLER: 'parentbased_always_on',
      OTEL_TRACES_SAMPLER_ARG: 1,
    });
  });

  it('takes the variables of OpenTelemetry, and names those that are wrong', () => {
    const traced = {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.05',
    };
    expect(parseEnv({ ...complete, ...traced })).toMatchObject({ ...traced, OTEL_TRACES_SAMPLER_ARG: 0.05 });
    expect(() => parseEnv({ ...complete, ...traced, OTEL_TRACES_SAMPLER_ARG: '5' })).toThrow(
      'OTEL_TRACES_SAMPLER_ARG: must be 1 or less',
    );
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(parseEnv(complete))).toBe(true);
  });

  it('names every variable that is wrong at once', () => {
    const source = { ...complete, PORT: '80a', LOG_TABLE: undefined, AUTH_ISSUER: '', LOG_LEVEL: 'loud' };
    expect(() => parseEnv(source)).toThrow(
      'The environment is not valid: ' +
        'LOG_LEVEL: must be one of fatal, error, warn, info, debug, trace, silent; ' +
        'PORT: must be a number; LOG_TABLE: must be set; AUTH_ISSUER: must not be empty',
    );
  });

  it('does not repeat a value, which can be a secret', () => {
    expect(() => parseEnv({ ...complete, DATABASE_URL: 'http://baton:hunter2@db/baton' })).toThrow(
      /^(?!.*hunter2).*DATABASE_URL: must be a URL such as/,
    );
  });
});

describe('parseMigrationEnv', () => {
  it('asks for the database only', () => {
    expect(parseMigrationEnv({ DATABASE_URL: complete.DATABASE_URL })).toEqual({
      DATABASE_URL: 'postgres://baton:secret@db:5432/baton',
      LOG_LEVEL: 'info',
    });
  });
});

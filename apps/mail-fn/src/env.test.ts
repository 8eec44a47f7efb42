import { expect, test } from 'vitest';
import { parseEnv } from './env.ts';

const complete = {
  MAIL_TABLE: 'baton-mail',
  AUTH_TABLE: 'baton-auth',
  MAIL_FROM: 'Baton <baton@example.com>',
  SITE_URL: 'https://baton.example.com/',
};

test('reads the environment and drops the slash at the end of the site', () => {
  expect(parseEnv(complete)).toEqual({
    mailTable: 'baton-mail',
    authTable: 'baton-auth',
    from: 'Baton <baton@example.com>',
    siteUrl: 'https://baton.example.com',
    logLevel: 'info',
  });
});

test('reports all faults at once, by name', () => {
  expect(() =>
    parseEnv({ MAIL_FROM: 'Baton', SITE_URL: 'ftp://baton.example.com', LOG_LEVEL: 'loud' }),
  ).toThrow(
    'The environment is not valid: MAIL_TABLE is missing; AUTH_TABLE is missing; ' +
      'MAIL_FROM is no address such as Baton <baton@example.com>; ' +
      'SITE_URL is no address such as https://baton.example.com; ' +
      'LOG_LEVEL is none of debug, info, warn, error',
  );
});

import { describe, expect, it } from 'vitest';
import { parseEnv } from './env.ts';

const GOOD = {
  AUTH_TABLE: 'auth',
  AUTH_ISSUER: 'https://baton.example.com',
  AUTH_AUDIENCE: 'baton',
  SITE_ORIGINS: 'https://baton.example.com, http://localhost:4200',
};

describe('parseEnv', () => {
  it('reads every variable and logs at info unless told', () => {
    expect(parseEnv(GOOD)).toEqual({
      table: 'auth',
      issuer: 'https://baton.example.com',
      audience: 'baton',
      siteOrigins: ['https://baton.example.com', 'http://localhost:4200'],
      logLevel: 'info',
    });
  });

  it('gives what nobody can change', () => {
    const env = parseEnv(GOOD);
    expect(Object.isFrozen(env)).toBe(true);
    expect(Object.isFrozen(env.siteOrigins)).toBe(true);
  });

  it('names all faults at once', () => {
    const source = { AUTH_TABLE: ' ', AUTH_AUDIENCE: 'baton', SITE_ORIGINS: 'baton', LOG_LEVEL: 'loud' };
    expect(() => parseEnv(source)).toThrow(
      new Error(
        'The environment is not valid: AUTH_TABLE is empty; AUTH_ISSUER is missing; ' +
          'SITE_ORIGINS "baton" is no origin such as https://baton.example.com; ' +
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

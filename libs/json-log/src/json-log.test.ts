import { expect, it } from 'vitest';
import { describeError } from './describe-error.ts';
import { createLogger } from './json-log.ts';

it('writes one JSON line for each entry from its level up', () => {
  const lines: string[] = [];
  const logger = createLogger({ app: 'auth-fn', level: 'warn', write: (line) => lines.push(line) });
  logger('info', 'request', { status: 200 });
  logger('warn', 'auth.failed', { reason: 'two\nlines' });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'warn',
    app: 'auth-fn',
    message: 'auth.failed',
    reason: 'two\nlines',
  });
});

it('describes an error with its causes', () => {
  const error = new Error('outer', { cause: new TypeError('inner', { cause: 'a string' }) });
  expect(describeError(error)).toEqual({
    name: 'Error',
    message: 'outer',
    stack: expect.stringContaining('outer'),
    cause: {
      name: 'TypeError',
      message: 'inner',
      stack: expect.stringContaining('inner'),
      cause: { name: 'string' },
    },
  });
});

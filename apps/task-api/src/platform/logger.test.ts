import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  write(createLogger('info', { write: (line) => lines.push(JSON.parse(line)) }));
  return lines;
}

describe('createLogger', () => {
  it('writes an error with its causes, not with the values that it carries', () => {
    const cause = Object.assign(new Error('duplicate key'), {
      code: '23505',
      parameters: ['my secret plan'],
    });
    const [line] = linesOf((logger) =>
      logger.error({ err: new Error('failed', { cause }) }, 'request failed'),
    );
    expect(line).toMatchObject({
      level: 'error',
      msg: 'request failed',
      err: { type: 'Error', message: 'failed', cause: { message: 'duplicate key', code: '23505' } },
    });
    expect(JSON.stringify(line)).not.toContain('my secret plan');
  });

  it('never writes an authorization header', () => {
    const [line] = linesOf((logger) => logger.info({ headers: { authorization: 'Bearer a.b.c' } }));
    expect(JSON.stringify(line)).not.toContain('a.b.c');
  });
});

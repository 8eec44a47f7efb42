import { AppError } from '@baton/dto';
import { ConnectionRefusedError, DatabaseError } from 'sequelize';
import { describe, expect, it } from 'vitest';
import { fromDatabaseError } from './database-errors.ts';

function databaseError(message: string, code?: string): DatabaseError {
  return new DatabaseError(
    Object.assign(new Error(message), { sql: '', parameters: {}, ...(code && { code }) }),
  );
}

describe('fromDatabaseError', () => {
  it.each([
    ['a refused connection', new ConnectionRefusedError(new Error('connect ECONNREFUSED'))],
    ['a server that shuts down', databaseError('terminating connection', '57P01')],
    ['a statement that took too long', databaseError('canceling statement', '57014')],
    ['a connection that was reset', databaseError('read ECONNRESET', 'ECONNRESET')],
    ['a connection that ended', databaseError('Connection terminated unexpectedly')],
    ['a server that does not answer', databaseError('Query read timeout')],
  ])('takes %s as an outage', (_, error) => {
    expect(fromDatabaseError(error)).toMatchObject({ code: 'unavailable', cause: error });
  });

  it.each([
    ['a mistake in a statement', databaseError('column "x" does not exist', '42703')],
    ['an answer to the caller', new AppError('not-found')],
    ['anything else', new Error('Connection terminated')],
  ])('leaves %s as it is', (_, error) => {
    expect(fromDatabaseError(error)).toBe(error);
  });
});

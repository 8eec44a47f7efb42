import { AppError } from '@baton/dto';
import { BaseError, ConnectionError, DatabaseError, UniqueConstraintError } from 'sequelize';

/** True when the row that was written exists already under this constraint. */
export function violatesUnique(error: unknown, constraint: string): boolean {
  return error instanceof UniqueConstraintError && Reflect.get(error.parent, 'constraint') === constraint;
}

/** Whether PostgreSQL ended a transaction because it and another one waited for each other. */
export function isDeadlock(error: unknown): boolean {
  return error instanceof DatabaseError && Reflect.get(error.parent, 'code') === DEADLOCK;
}

const DEADLOCK = '40P01';

// Classes 08 (connection), 53 (resources), 57P (shutdown), the codes of a time limit that was reached, and a
// deadlock that came again and again.
const OUTAGE_STATES = /^(08...|53...|57P..|57014|55P03|25P0[34]|40P01)$/;
// pg reports a lost connection and its own time limit without a code.
const OUTAGE_MESSAGES = /Connection terminated|Query read timeout|timeout expired|not queryable/i;
const OUTAGE_SYSTEM_ERRORS = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH']);

/** What pg says of a statement, as Sequelize would. */
export function toDatabaseError(error: unknown, sql: string): unknown {
  return error instanceof Error ? new DatabaseError(Object.assign(error, { sql })) : error;
}

/** Says what the database's own failures mean to a caller; everything else stays as it is. */
export function fromDatabaseError(error: unknown): unknown {
  if (!(error instanceof BaseError)) return error;
  if (error instanceof ConnectionError) return unavailable(error);
  if (!(error instanceof DatabaseError)) return error;
  const code = Reflect.get(error.parent, 'code') as string | undefined;
  const outage = code
    ? OUTAGE_STATES.test(code) || OUTAGE_SYSTEM_ERRORS.has(code)
    : OUTAGE_MESSAGES.test(error.message);
  return outage ? unavailable(error) : error;
}

function unavailable(cause: Error): AppError {
  return new AppError('unavailable', { detail: 'The database does not answer now; try again soon.', cause });
}

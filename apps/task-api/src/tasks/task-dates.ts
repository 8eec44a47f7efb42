import { AppError, type Task } from '@baton/dto';

/** @throws AppError `validation` naming `dueOn` */
export function requireDatesInOrder({ startOn, dueOn }: Pick<Task, 'startOn' | 'dueOn'>): void {
  if (startOn !== null && dueOn !== null && dueOn < startOn) {
    throw AppError.field('dueOn', `Must not be before the start, ${startOn}`);
  }
}

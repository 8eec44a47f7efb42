/**
 * SQL for the id of a task's next entry, a UUIDv7. To be made under the lock of the task: the clock of the database is
 * one for all processes, so that the ids of a task's entries rise. See docs/decisions/038-entries-in-their-order.md.
 */
export const NEXT_ENTRY_ID = 'uuidv7()';

/** When the id of an entry was made. */
export function timeOfEntry(id: string): Date {
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

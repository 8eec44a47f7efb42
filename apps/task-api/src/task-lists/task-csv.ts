import { stringify } from 'csv-stringify/sync';
import type { ExportedPart } from './task-lists.repository.ts';

const COLUMNS: readonly { key: keyof ExportedPart; header: string }[] = [
  { key: 'key', header: 'key' },
  { key: 'title', header: 'title' },
  { key: 'status', header: 'status' },
  { key: 'progress', header: 'progress' },
  { key: 'priority', header: 'priority' },
  { key: 'startOn', header: 'start_on' },
  { key: 'dueOn', header: 'due_on' },
  { key: 'labels', header: 'labels' },
  { key: 'partRole', header: 'part_role' },
  { key: 'partAssignee', header: 'part_assignee' },
  { key: 'partProgress', header: 'part_progress' },
  { key: 'partWeight', header: 'part_weight' },
  { key: 'createdBy', header: 'created_by' },
  { key: 'createdAt', header: 'created_at' },
  { key: 'updatedAt', header: 'updated_at' },
];

/** What a CSV begins with: a byte order mark, by which spreadsheets know UTF-8, and the names of the columns. */
export function csvHead(): string {
  return stringify([], { columns: [...COLUMNS], header: true, bom: true, record_delimiter: 'windows' });
}

/**
 * Lines of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe in front; texts are quoted,
 * because one that separates lists by semicolons would find a formula behind one within a text.
 */
export function csvLines(parts: readonly ExportedPart[]): string {
  return stringify([...parts], {
    columns: [...COLUMNS],
    escape_formulas: true,
    quoted_string: true,
    record_delimiter: 'windows',
  });
}

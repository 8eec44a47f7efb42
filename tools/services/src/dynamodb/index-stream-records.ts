import { DatabaseSync } from 'node:sqlite';

/**
 * dynoxide keeps every stream record and looks for them without an index, so that each write and each poll
 * reads them all: at 57,000 records a write of 25 items took 486 ms, and 15 ms with this index.
 */
export function indexStreamRecords(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    database.exec(
      'CREATE INDEX IF NOT EXISTS baton_stream_order ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    database.close();
  }
}

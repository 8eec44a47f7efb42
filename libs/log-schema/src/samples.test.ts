import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeSchema } from '@baton/task-history';
import { describe, expect, it } from 'vitest';
import { type LogEntry, LOG_ENTRY_VERSION, logEntrySchema } from './entry.ts';
import { fromLogItem, toLogItem } from './log-item.ts';

/** An item as it lies in the log since its version was written, and the entry that it reads as today. */
interface Sample {
  readonly file: string;
  readonly item: { readonly v: number; readonly kind: string };
  readonly entry: LogEntry;
}

const FOLDER = join(import.meta.dirname, 'test-fixtures/samples');

/** Never changed once the version was released, nor removed. */
const SAMPLES: readonly Sample[] = globSync('v*/*.json', { cwd: FOLDER })
  .sort()
  .map((file) => ({ file, ...JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) }));

const KINDS = logEntrySchema.options.map(({ shape }) => shape.kind.value);

/** Kinds by the version that they came with, where that was not the first. */
const ADDED_KINDS: Readonly<Record<number, readonly LogEntry['kind'][]>> = { 2: ['mails.resent'] };

const VERSIONS = Array.from({ length: LOG_ENTRY_VERSION }, (_, index) => index + 1);

/** What could be written in a version: none of its kinds is ever taken back. */
function kindsOf(version: number): string[] {
  const later = VERSIONS.filter((each) => each > version).flatMap((each) => ADDED_KINDS[each] ?? []);
  return KINDS.filter((kind) => !later.includes(kind)).sort();
}

describe('the log', () => {
  it.each(VERSIONS)('has a sample of every kind of version %i', (version) => {
    const kinds = SAMPLES.filter(({ item }) => item.v === version).map(({ item }) => item.kind);
    expect([...new Set(kinds)].sort()).toEqual(kindsOf(version));
  });

  it.each(SAMPLES)('still reads $file', ({ item, entry }) => {
    expect(fromLogItem(item)).toEqual(entry);
  });

  it.each(SAMPLES.filter(({ item }) => item.v === LOG_ENTRY_VERSION))(
    'writes $file as it lies there',
    ({ item, entry }) => {
      expect(toLogItem(entry)).toEqual(item);
    },
  );

  it('has a sample of every field of a task that can change', () => {
    const sampled = SAMPLES.flatMap(({ item, entry }) =>
      item.v === LOG_ENTRY_VERSION && entry.kind === 'task.updated'
        ? entry.changes.map(({ field }) => field)
        : [],
    );
    expect(sampled.sort()).toEqual(changeSchema.options.map(({ shape }) => shape.field.value).sort());
  });
});

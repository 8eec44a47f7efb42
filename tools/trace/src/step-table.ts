import type { Step } from './steps.ts';

const HEAD = ['TIME', 'AFTER', 'WHAT', 'ENTRY', 'DETAIL'] as const;

/** Steps as lines of a table, each with its time and how long after the first it was. */
export function toTable(steps: readonly Step[]): string[] {
  const [first] = steps;
  const rows = steps.map(({ at, what, entryId, detail }) => [
    at ?? '',
    at && first?.at ? `+${Date.parse(at) - Date.parse(first.at)} ms` : '',
    what,
    entryId,
    detail,
  ]);
  const all: readonly (readonly string[])[] = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

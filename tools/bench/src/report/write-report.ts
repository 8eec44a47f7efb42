import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../outcome.ts';
import { ratiosOf, spreadOf } from './compare.ts';
import { plotRatios } from './plot.ts';

/** Writes what a group found as `<group>.json`, and as a plot when it compared something, `<group>.svg`. */
export function writeReport(folder: string, group: string, outcomes: readonly Outcome[]): void {
  mkdirSync(folder, { recursive: true });
  const comparisons = outcomes.flatMap((outcome) => outcome.comparisons ?? []);
  const report = {
    group,
    at: new Date().toISOString(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
    machine: {
      processor: cpus()[0]?.model,
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      system: `${type()} ${release()}`,
      node: process.version,
    },
    comparisons: comparisons.map((comparison) => ({ ...comparison, ratio: spreadOf(ratiosOf(comparison)) })),
    figures: outcomes.flatMap((outcome) => outcome.figures ?? []),
  };
  writeFileSync(join(folder, `${group}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
  if (comparisons.length > 0) {
    writeFileSync(join(folder, `${group}.svg`), plotRatios(`${group}: ours / baseline`, comparisons));
  }
}

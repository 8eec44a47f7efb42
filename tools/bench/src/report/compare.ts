import type { Comparison, Figure, Outcome, Target } from '../outcome.ts';
import { median } from '../statistics/quantile.ts';

/** The middle of several rounds, and the lowest and highest. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export function spreadOf(rounds: readonly number[]): Spread {
  return { median: median(rounds), low: Math.min(...rounds), high: Math.max(...rounds) };
}

/** Ours / baseline of each round, so that what slows a whole round down meets both. */
export function ratiosOf({ ours, baseline }: Comparison): number[] {
  return ours.map((value, round) => value / (baseline[round] ?? NaN));
}

export function isMet(value: number, target: Target): boolean {
  return 'atLeast' in target ? value >= target.atLeast : value <= target.atMost;
}

/** An outcome whose lines are a table of its comparisons and figures. */
export function tabulate(
  name: string,
  { comparisons = [], figures = [] }: Pick<Outcome, 'comparisons' | 'figures'>,
): Outcome {
  const compared = comparisons.map((comparison) => {
    const ratio = spreadOf(ratiosOf(comparison));
    const { unit, ours, baseline, target } = comparison;
    return {
      isMet: isMet(ratio.median, target),
      cells: [
        comparison.name,
        `${rounded(median(ours))} / ${rounded(median(baseline))} ${unit}`,
        `${ratio.median.toFixed(2)} (${ratio.low.toFixed(2)}–${ratio.high.toFixed(2)})`,
        targetText(target),
      ],
    };
  });
  const alone = figures.map((figure: Figure) => {
    const { median: middle, low, high } = spreadOf(figure.rounds);
    const spread = figure.rounds.length > 1 ? ` (${rounded(low)}–${rounded(high)})` : '';
    return {
      isMet: figure.target === undefined || isMet(middle, figure.target),
      cells: [
        figure.name,
        `${rounded(middle)} ${figure.unit}${spread}`,
        '',
        figure.target ? targetText(figure.target) : '',
      ],
    };
  });
  const rows = [...compared, ...alone];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map(({ cells }) => cells[column]?.length ?? 0)),
  );
  return {
    name,
    lines: rows.map(
      (row) =>
        `${row.isMet ? '✓' : '✗'} ${row.cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`,
    ),
    isMet: rows.every((row) => row.isMet),
    comparisons,
    figures,
  };
}

export function targetText(target: Target): string {
  return 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
}

/** Three digits that count, and no more. */
function rounded(value: number): string {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 0.01))));
  return value.toFixed(digits);
}

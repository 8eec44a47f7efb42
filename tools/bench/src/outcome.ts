/** What a measurement found. */
export interface Outcome {
  readonly name: string;
  /** For a person to read. */
  readonly lines: readonly string[];
  /** Whether it is as good as we ask for. */
  readonly isMet: boolean;
  /** What was measured against a baseline in the same run. */
  readonly comparisons?: readonly Comparison[];
  /** What stands by itself, such as a time of which there is no baseline. */
  readonly figures?: readonly Figure[];
}

/** Ours beside a baseline, in rounds that took turns; the values of one place are of one round. */
export interface Comparison {
  readonly name: string;
  /** Of the values, e.g. `requests/s`. */
  readonly unit: string;
  readonly ours: readonly number[];
  readonly baseline: readonly number[];
  /** What ours / baseline is to be. */
  readonly target: Target;
}

export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** The median when there are several rounds. */
  readonly rounds: readonly number[];
  readonly target?: Target;
}

export type Target = { readonly atLeast: number } | { readonly atMost: number };

import type { Outcome } from './outcome.ts';

export interface BenchOptions {
  /** Writes a flame graph of each server while it is under load. */
  readonly profile: boolean;
  /** Where reports, plots and flame graphs go. */
  readonly folder: string;
  /** Rounds of a comparison. */
  readonly rounds: number;
  /** How long one round of load lasts. */
  readonly seconds: number;
}

/** Some measurements that share what they need; each outcome is told as soon as it is there. */
export type Group = (options: BenchOptions) => AsyncIterable<Outcome>;

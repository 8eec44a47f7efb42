import type { LoadResult } from './load/change-load.ts';
import type { LoadTeam } from './load/load-team.ts';
import type { ChaosOptions, ChaosSystem } from './system/chaos-system.ts';
import type { Verdict } from './verdict.ts';

/** What a scenario has while the load runs. */
export interface Trial {
  readonly system: ChaosSystem;
  readonly team: LoadTeam;
  /** How long it may go on. */
  readonly seconds: number;
  /** From 0 to 1; the same for the same seed. */
  readonly random: () => number;
  /** To be called at each blow: the recovery time is how long after it a change is accepted again. */
  readonly struck: () => void;
  /** For whoever reads what is printed. */
  readonly say: (sentence: string) => void;
  /** To be told what must not be, in a sentence. */
  readonly fault: (sentence: string) => void;
}

/** One way to break the system while it is at work. */
export interface Scenario {
  readonly name: string;
  /** A sentence for the list of scenarios. */
  readonly about: string;
  /** How long the load runs by default. */
  readonly seconds: number;
  readonly changesASecond: number;
  /** What the system is to begin with. */
  readonly prepare?: () => Promise<ChaosOptions & { dispose(): void }>;
  /** Breaks and mends; settles when all is mended, after `seconds` at the latest. */
  readonly run: (trial: Trial) => Promise<void>;
  /** What is wrong beside something lost and what the run has told of, in sentences. */
  readonly faults?: (verdict: Verdict, result: LoadResult) => readonly string[];
}

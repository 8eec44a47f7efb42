/** What a measurement found. */
export interface Outcome {
  readonly name: string;
  /** For a person to read. */
  readonly lines: readonly string[];
  /** Whether it is as good as we ask for. */
  readonly isMet: boolean;
}

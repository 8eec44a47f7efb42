export interface StartOptions {
  readonly demo: boolean;
  readonly reset: boolean;
  readonly watch: boolean;
  /** What is to be said instead of a start. */
  readonly answer?: { readonly text: string; readonly exitCode: number };
}

export function readStartOptions(args: readonly string[]): StartOptions;

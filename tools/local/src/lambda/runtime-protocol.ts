/** To the runtime: one invocation. The payload is JSON text, as it is on Lambda. */
export interface InvocationMessage {
  readonly requestId: string;
  /** Epoch milliseconds at which the time limit ends it. */
  readonly deadline: number;
  readonly payload: string;
}

/** From the runtime: how an invocation went, or, as its first word, how the start did (with nothing as payload). */
export type RuntimeMessage =
  | { readonly kind: 'result'; readonly payload: string }
  | { readonly kind: 'error'; readonly error: ErrorPayload };

export interface ErrorPayload {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

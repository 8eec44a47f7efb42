/** How an invocation failed, in the fields that Lambda answers with. */
export class LambdaError extends Error {
  override readonly name = 'LambdaError';
  /** The name of the handler's error, or Lambda's own, such as `Sandbox.Timedout`. */
  readonly errorType: string;
  /** The lines of the stack; empty when the fault is not the handler's. */
  readonly trace: readonly string[];

  constructor(errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(errorMessage);
    this.errorType = errorType;
    this.trace = trace;
  }

  get errorMessage(): string {
    return this.message;
  }
}

export function timedOut(requestId: string, limitMs: number): LambdaError {
  const seconds = (limitMs / 1000).toFixed(2);
  return new LambdaError(
    'Sandbox.Timedout',
    `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  );
}

export function runtimeExited(
  requestId: string,
  code: number | null,
  signal: NodeJS.Signals | null,
): LambdaError {
  const how = signal ? `signal: ${signal}` : `exit status ${code}`;
  const reason = code === 0 ? 'exited without providing a reason' : `exited with error: ${how}`;
  return new LambdaError('Runtime.ExitError', `RequestId: ${requestId} Error: Runtime ${reason}`);
}

/** A fault that the person at the terminal can mend; its message is one sentence that says how. */
export class ServiceError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ServiceError';
  }
}

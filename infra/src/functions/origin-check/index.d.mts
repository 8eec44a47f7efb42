/** A request authorizer of an HTTP API, with simple answers. */
export function handler(event: {
  readonly identitySource?: readonly string[] | null;
}): Promise<{ readonly isAuthorized: boolean }>;

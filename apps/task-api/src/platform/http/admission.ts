import type { RouteContract } from '@baton/dto';

/** Has work wait for its turn. @throws AppError `overloaded` when that would take too long */
export type Admission = <T>(work: () => Promise<T>) => Promise<T>;

/** What is served at once, by what a route waits for. */
export type AdmissionOf = (route: RouteContract) => Admission;

/** How often somebody may call. */
export interface Limiter {
  /**
   * @param viewer what the request's `VIEWER_HEADER` says
   * @param peer the address of the connection
   * @throws AppError `rate-limited`
   */
  readonly admitNetwork: (viewer: string | undefined, peer: string | undefined) => void;
  /** @throws AppError `rate-limited` */
  readonly admitUser: (userId: string) => void;
  /** What a caller is told of it: draft-ietf-httpapi-ratelimit-headers. */
  readonly headersOf: (userId: string) => Readonly<Record<string, string>>;
}

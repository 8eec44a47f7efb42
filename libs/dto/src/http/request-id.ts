const SANE_REQUEST_ID = /^[\w.:=-]{1,128}$/;

/**
 * The id that names a request in answers and logs: the caller's own, e.g. of the load balancer, when it cannot
 * garble a log line.
 * @param header the value of `x-request-id`
 * @param fallback taken in place of a header that is missing or not sane
 */
export function requestIdOf(header: string | undefined, fallback: string): string {
  return header !== undefined && SANE_REQUEST_ID.test(header) ? header : fallback;
}

import {
  AppError,
  type FieldError,
  type InferBody,
  type InferParams,
  type InferQuery,
  LIMITS,
  type RouteContract,
  toFieldErrors,
} from '@baton/dto';
import type * as z from 'zod';
import { isIdempotencyKey } from './idempotency-key.ts';
import { parseVersionTag } from './if-match.ts';

/** What a request carries, as it arrived. */
export interface RawRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: string | undefined;
  readonly idempotencyKey: string | undefined;
}

export interface ParsedRequest<R extends RouteContract> {
  readonly params: InferParams<R>;
  readonly query: InferQuery<R>;
  readonly body: InferBody<R>;
  /** The version that the caller saw. */
  readonly ifMatch: R extends { readonly ifMatch: true } ? number : undefined;
  readonly idempotencyKey: string | undefined;
}

/**
 * Reads a request by its contract.
 * @throws AppError `validation` with everything that is wrong anywhere in it, or `precondition-required` when
 *   a missing If-Match is all that is wrong
 */
export function parseRequest<R extends RouteContract>(route: R, raw: RawRequest): ParsedRequest<R> {
  const errors: FieldError[] = [];
  const read = (schema: z.ZodType | undefined, value: unknown): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (!result.success) errors.push(...toFieldErrors(result.error));
    return result.data;
  };

  const params = read(route.params, raw.params);
  const query = read(route.query, raw.query);
  const body = read(route.body, raw.body);
  const idempotencyKey = route.idempotent && raw.idempotencyKey;
  if (idempotencyKey !== undefined && !isIdempotencyKey(idempotencyKey)) {
    const message = `Must be 1 to ${LIMITS.idempotencyKey} printable ASCII characters`;
    errors.push({ path: 'Idempotency-Key', message });
  }
  const ifMatch = route.ifMatch && raw.ifMatch !== undefined ? parseVersionTag(raw.ifMatch) : undefined;

  if (route.ifMatch && ifMatch === undefined) {
    if (raw.ifMatch === undefined && errors.length === 0) {
      throw new AppError('precondition-required', {
        detail: 'Send the version that you saw, as in If-Match: "3".',
        errors: [{ path: 'If-Match', message: 'Is missing' }],
      });
    }
    const message = raw.ifMatch === undefined ? 'Is missing' : 'Must be a version such as "3"';
    errors.push({ path: 'If-Match', message });
  }
  if (errors.length > 0) throw new AppError('validation', { errors });
  return { params, query, body, ifMatch, idempotencyKey } as ParsedRequest<R>;
}

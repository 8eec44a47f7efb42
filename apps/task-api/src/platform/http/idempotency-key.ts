import { createHash } from 'node:crypto';
import { LIMITS } from '@baton/dto';
import type { RequestRef } from '@baton/log-schema';

/** What an `Idempotency-Key` asks for: that this request takes effect once, however often it is sent. */
export interface IdempotentRequest {
  readonly key: string;
  /** SHA-256 of method, path and body as the contract reads it. */
  readonly fingerprint: Buffer;
  /** Set when the answer is that of an earlier request. */
  replayed: boolean;
}

const PRINTABLE_ASCII = /^[\x20-\x7e]+$/;

export function isIdempotencyKey(header: string): boolean {
  return header.length <= LIMITS.idempotencyKey && PRINTABLE_ASCII.test(header);
}

export function toIdempotentRequest(key: string, request: RequestRef, body: unknown): IdempotentRequest {
  const identity = JSON.stringify([request.method, request.path, body]);
  return { key, fingerprint: createHash('sha256').update(identity).digest(), replayed: false };
}

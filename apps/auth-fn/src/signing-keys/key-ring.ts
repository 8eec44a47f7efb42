import * as z from 'zod';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long an instance goes on with the keys that it has read; milliseconds. */
export const INSTANCE_CACHE = 5 * MINUTE;

/** How long it does when a token names a key that is not among them; whoever makes such tokens up reads no more. */
export const UNKNOWN_KEY_CACHE = 10_000;

/** How long a copy of the JWKS is good on its way, e.g. in CloudFront; seconds. */
export const JWKS_MAX_AGE = 300;

/** How old a key gets before another one takes its place. */
const SIGNS_FOR = 30 * DAY;

/**
 * How long a key is shown before it signs. By then every verifier has it: an instance may answer with keys that
 * it read 5 minutes ago, a copy of that answer is good for 5 more, and jose keeps what it fetched for 10.
 */
const SHOWN_FIRST_FOR = 30 * MINUTE;

/**
 * How long a key is shown after it has been replaced. By then no token of it is left: an instance may sign with
 * it for 5 minutes more, and a token lives for 10.
 */
const SHOWN_AFTER_FOR = 30 * MINUTE;

const roleSchema = z.object({ kid: z.string(), since: z.iso.datetime() });

/** Which key does what, and since when. `next` is shown only, `active` signs, `retiring` still verifies. */
export const keyRingSchema = z.object({
  /** Counts the changes; whoever writes one names the version they saw. */
  version: z.int(),
  active: roleSchema,
  next: roleSchema.optional(),
  retiring: z.array(roleSchema),
});
export type KeyRing = z.infer<typeof keyRingSchema>;

/** A change of the ring that is due. */
export type RotationStep =
  | { readonly step: 'remove'; readonly kid: string }
  | { readonly step: 'activate'; readonly kid: string }
  | { readonly step: 'publish' };

/** @param at epoch milliseconds */
export function firstRing(kid: string, at: number): KeyRing {
  return { version: 1, active: { kid, since: toTime(at) }, retiring: [] };
}

/** The next step that is due, if one is. */
export function dueStep({ active, next, retiring }: KeyRing, at: number): RotationStep | undefined {
  const retired = retiring.find(({ since }) => age(since, at) >= SHOWN_AFTER_FOR);
  if (retired) return { step: 'remove', kid: retired.kid };
  if (next) return age(next.since, at) >= SHOWN_FIRST_FOR ? { step: 'activate', kid: next.kid } : undefined;
  return age(active.since, at) >= SIGNS_FOR ? { step: 'publish' } : undefined;
}

/** Shows another key, which is to sign later. */
export function publish(ring: KeyRing, kid: string, at: number): KeyRing {
  return { ...ring, version: ring.version + 1, next: { kid, since: toTime(at) } };
}

/** Lets the key sign that was shown for long enough. */
export function activate({ next: _next, ...ring }: KeyRing, kid: string, at: number): KeyRing {
  const since = toTime(at);
  return {
    version: ring.version + 1,
    active: { kid, since },
    retiring: [...ring.retiring, { kid: ring.active.kid, since }],
  };
}

/** Forgets a key that has signed nothing that is still good. */
export function remove(ring: KeyRing, kid: string): KeyRing {
  return {
    ...ring,
    version: ring.version + 1,
    retiring: ring.retiring.filter((retired) => retired.kid !== kid),
  };
}

/** Forgets every key but a new one, which signs at once. */
export function replace(ring: KeyRing, kid: string, at: number): KeyRing {
  return { ...firstRing(kid, at), version: ring.version + 1 };
}

/** The keys that the JWKS shows. */
export function kidsOf({ active, next, retiring }: KeyRing): string[] {
  return [active.kid, ...(next ? [next.kid] : []), ...retiring.map(({ kid }) => kid)];
}

function age(since: string, at: number): number {
  return at - Date.parse(since);
}

function toTime(at: number): string {
  return new Date(at).toISOString();
}

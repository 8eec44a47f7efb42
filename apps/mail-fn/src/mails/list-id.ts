import type { ProjectRef } from '@baton/log-schema';

/** Of all that a key may hold, only this is an atom of RFC 2919 that programs take as it is. */
const ELSEWHERE = /[^a-z0-9-]+/g;

/**
 * The list that the mails of a project make up, such as `web.baton.example.com`.
 * @param siteUrl whose host is the namespace
 */
export function listIdOf({ id, key }: ProjectRef, siteUrl: string): string {
  const label = key.toLowerCase().replaceAll(ELSEWHERE, '') || id;
  return `${label}.${new URL(siteUrl).hostname}`;
}

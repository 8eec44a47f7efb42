import type { Digest } from '@baton/log-schema';
import { type Brief, briefText, briefsOf } from './briefs.ts';
import type { Words } from './words.ts';

/** More would push what is common to all out of sight in a subject. */
const MAX_BRIEFS = 2;

/**
 * What all tasks of a digest have in common, as `status To do → Done`, or as `status → Done` where they did not
 * start from the same. Empty when there is nothing, or when it does not tell about all tasks.
 */
export function commonBriefs(digest: Digest, words: Words): readonly string[] {
  const all = digest.items.map((item) => (item.what === 'updated' ? briefsOf(item.changes, words) : []));
  const [first = [], ...others] = all;
  if (digest.total > digest.items.length) return [];
  return first
    .flatMap((brief) => {
      const same = others.map((briefs) => briefs.find((other) => isAlike(brief, other)));
      if (same.includes(undefined)) return [];
      const hasOneStart = same.every((other) => other?.values?.from === brief.values?.from);
      return hasOneStart || !brief.values ? briefText(brief) : `${brief.what} → ${brief.values.to}`;
    })
    .slice(0, MAX_BRIEFS);
}

function isAlike(one: Brief, other: Brief): boolean {
  return one.what === other.what && one.values?.to === other.values?.to;
}

import { type Brief, briefText, briefsOf } from './briefs.ts';
import { type TasksNews, tasksLeftOut } from './news.ts';
import type { Words } from './words.ts';

/** More would push what is common to all out of sight in a subject. */
const MAX_BRIEFS = 2;

/**
 * What all tasks of a mail have in common, as `status To do → Done`, or as `status → Done` where they did not
 * start from the same. Empty when there is nothing, or when the mail does not tell about all tasks.
 */
export function commonBriefs(news: TasksNews, words: Words): readonly string[] {
  if (tasksLeftOut(news) > 0) return [];
  const all = news.items.map((item) => (item.what === 'updated' ? briefsOf(item.changes, words) : []));
  const [first = [], ...others] = all;
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

import { MENTION } from '@baton/vocabulary';
import type { Words } from './words.ts';

/** A comment with `@name` for each mention: the name that the member has now, or else the one it was written with. */
export function withMentionsByName(
  text: string,
  mentions: readonly { readonly id: string; readonly name: string }[],
  words: Words,
): string {
  const people = new Map(mentions.map((person) => [person.id, person]));
  return text.replace(MENTION, (_, written: string, id: string) => {
    const person = people.get(id.toLowerCase());
    return `@${person ? words.name(person) : written}`;
  });
}

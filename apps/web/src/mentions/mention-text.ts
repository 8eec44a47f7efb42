import type { Person } from '@baton/dto';
import { MENTION } from '@baton/vocabulary';

/**
 * A text that mentions people as its writer sees it, `@Kim`, and as it is saved, `@[Kim](user id)`. A label is the
 * name, and has a number when several members have the same.
 */
export interface Mentionable extends Person {
  readonly label: string;
}

/** Characters that would end the name in Markdown before its bracket does. */
const NOT_IN_A_NAME = /[[\]`\\<\r\n]/g;

export function mentionable(people: readonly Person[]): Mentionable[] {
  const seen = new Map<string, number>();
  return people
    .filter(({ name }) => name !== '')
    .map((person) => {
      const name = person.name.replace(NOT_IN_A_NAME, '');
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { ...person, label: count === 1 ? name : `${name} (${count})` };
    });
}

/** `@Kim` for what is saved as a mention, by the name that it was written with. */
export function withNames(body: string): string {
  return body.replace(MENTION, '@$1');
}

/** `@Kim` for what is saved as a mention; somebody who is none of the people stays as they were written. */
export function toWritten(body: string, people: readonly Mentionable[]): string {
  const labels = new Map(people.map(({ id, label }) => [id, label]));
  return body.replace(MENTION, (saved, _name: string, id: string) => {
    const label = labels.get(id.toLowerCase());
    return label === undefined ? saved : `@${label}`;
  });
}

/**
 * What to save of what was written. `@` and a label is a mention where no letter stands before it, and none behind;
 * behind the ones picked from the list anything may stand, such as the particles of Korean.
 * @param picked the ids of those picked from the list
 */
export function toSaved(
  written: string,
  people: readonly Mentionable[],
  picked: ReadonlySet<string>,
): string {
  // Of Kim and Kim Lee, the longer one that fits is meant.
  const candidates = [...people].sort((a, b) => b.label.length - a.label.length);
  let saved = '';
  let rest = written;
  while (rest !== '') {
    const at = rest.indexOf('@');
    if (at === -1) break;
    const isWithinWord = LETTER_AT_END.test(at === 0 ? saved : rest.slice(0, at));
    const behind = rest.slice(at + 1);
    const person = isWithinWord
      ? undefined
      : candidates.find(
          ({ id, label }) =>
            behind.startsWith(label) && (picked.has(id) || !LETTER_AT_START.test(behind.slice(label.length))),
        );
    const name = person?.label ?? '';
    saved += rest.slice(0, at) + (person ? `@[${name}](${person.id})` : '@');
    rest = behind.slice(name.length);
  }
  return saved + rest;
}

const LETTER_AT_END = /[\p{L}\p{N}_]$/u;
const LETTER_AT_START = /^[\p{L}\p{N}_]/u;

/**
 * The name that is being typed where the caret is, without its `@`; null when none is.
 * @param caret how many code units stand before it
 */
export function mentionQuery(written: string, caret: number): string | null {
  return /(?:^|[^\p{L}\p{N}_@])@([^\s@[\]()]{0,40})$/u.exec(written.slice(0, caret))?.[1] ?? null;
}

import type { Person } from '../../tasks/project-people.ts';
import classes from './cells.module.css';

const COLOURS = 7;

/** Somebody's initials. Lists hold hundreds, so it is an element and nothing more; the name stands beside it. */
export function PersonAvatar({ person }: { person: Person | null }) {
  return (
    <span
      className={classes.avatar}
      data-colour={person ? colourOf(person.id) : undefined}
      data-text={person ? initials(person.name) : ''}
      aria-hidden
    />
  );
}

/** `AL` of `Ada Lovelace`; of a Korean name, which is one word, what follows the family name. */
export function initials(name: string): string {
  if (/^[가-힣]{2,4}$/.test(name)) return name.slice(-2);
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words.at(-1) : '';
  return `${words[0]?.charAt(0) ?? ''}${last?.charAt(0) ?? ''}`.toUpperCase();
}

function colourOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + character.charCodeAt(0)) % 9973;
  return sum % COLOURS;
}

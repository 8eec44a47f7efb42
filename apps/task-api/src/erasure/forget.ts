import { MENTION } from '@baton/vocabulary';
import { addressOfDeleted } from '../users/index.ts';

/** Whom to forget. */
export interface Forgotten {
  readonly id: string;
  /** In lower case; null when it was never known to be theirs. */
  readonly email: string | null;
}

/**
 * A JSON value without a person: whatever has their id has no name, no address and no time zone any more, their
 * address is nowhere, and mentions of them name nobody. The very same value when there is nothing of them in it.
 */
export function forget<T>(value: T, person: Forgotten): T {
  return forgetIn(value, person) as T;
}

function forgetIn(value: unknown, person: Forgotten): unknown {
  if (typeof value === 'string') return forgetInText(value, person);
  if (Array.isArray(value)) {
    const items = value.map((item) => forgetIn(item, person));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const isPerson = 'id' in value && value.id === person.id;
  const forgotten = fields.map(([name, field]): [string, unknown] => [
    name,
    isPerson && name in ANONYMOUS
      ? ANONYMOUS[name as keyof typeof ANONYMOUS](person)
      : forgetIn(field, person),
  ]);
  const isChanged = forgotten.some(([, field], index) => field !== fields[index]?.[1]);
  return isChanged ? Object.fromEntries(forgotten) : value;
}

/** What takes the place of the fields that tell who somebody is. */
const ANONYMOUS = {
  name: () => '',
  email: ({ id }: Forgotten) => addressOfDeleted(id),
  timeZone: () => 'UTC',
};

function forgetInText(text: string, { id, email }: Forgotten): string {
  if (email !== null && text === email) return addressOfDeleted(id);
  // Most texts mention nobody.
  if (!text.includes('@[')) return text;
  return text.replaceAll(MENTION, (mention, _name, mentioned: string) =>
    mentioned.toLowerCase() === id ? `@[](${mentioned})` : mention,
  );
}

import type { Person } from '@baton/dto';

/** Whoever is named anywhere in a JSON value, as often as they are. */
export function peopleIn(value: unknown): Person[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(peopleIn);
  return isPerson(value) ? [value, ...within] : within;
}

/** A JSON value in which everybody has the name that is known of them, by id. */
export function withNames<T>(value: T, names: ReadonlyMap<string, string>): T {
  return namedIn(value, names) as T;
}

function namedIn(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => namedIn(item, names));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => [name, namedIn(field, names)]);
  const name = isPerson(value) ? names.get(value.id) : undefined;
  return { ...Object.fromEntries(fields), ...(name !== undefined && { name }) };
}

function isPerson(value: object): value is Person {
  return 'id' in value && typeof value.id === 'string' && 'name' in value && typeof value.name === 'string';
}

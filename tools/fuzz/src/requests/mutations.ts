import fc from 'fast-check';
import { hostileValues } from './hostile-values.ts';

/** How one place of a JSON value is changed. */
interface Mutation {
  /** Chooses the place. */
  readonly at: number;
  readonly way: 'replace' | 'remove' | 'add' | 'repeat';
  readonly name: string;
  readonly value: unknown;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(),
  way: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'),
  name: fc.constantFrom('__proto__', 'constructor', 'isAdmin', 'id', 'createdBy', 'projectId', ''),
  value: hostileValues,
});

type Place = { readonly parent: Record<string, unknown>; readonly key: string };

/** The values, each changed in one to three places. As JSON text, because `__proto__` is no key of a literal. */
export function mutated(values: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(values, fc.array(mutation, { minLength: 1, maxLength: 3 })).map(([value, mutations]) => {
    const root = { value: structuredClone(value) };
    // Each value a copy: the next mutation may change it, or put it into itself.
    for (const one of mutations) apply(root, { ...one, value: structuredClone(one.value) });
    return JSON.stringify(root.value) ?? '';
  });
}

function apply(root: { value: unknown }, { at, way, name, value }: Mutation): void {
  const places = placesOf({ parent: root, key: 'value' });
  const place = places[at % places.length];
  if (!place) return;
  const { parent, key } = place;
  switch (way) {
    case 'replace':
      parent[key] = value;
      return;
    case 'remove':
      Reflect.deleteProperty(parent, key);
      return;
    case 'add':
      // Defined, because assigning `__proto__` sets the prototype and adds no key.
      Object.defineProperty(isObject(parent[key]) ? parent[key] : parent, name, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
      return;
    case 'repeat':
      parent[key] = [parent[key], parent[key]];
  }
}

function placesOf(place: Place): Place[] {
  const value = place.parent[place.key];
  if (!isObject(value)) return [place];
  return [place, ...Object.keys(value).flatMap((key) => placesOf({ parent: value, key }))];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

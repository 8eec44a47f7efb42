import fc from 'fast-check';

/** Ids of what there is, by the names that path parameters have. */
export type KnownIds = Readonly<Record<IdName, string>>;
export type IdName = (typeof ID_NAMES)[number];

export const ID_NAMES = [
  'projectId',
  'taskId',
  'partId',
  'itemId',
  'commentId',
  'userId',
  'invitationId',
  'sessionId',
] as const;

/** Stands for an id that is known only when the request is sent, so that a seed always gives the same requests. */
export const placeholder: fc.Arbitrary<string> = fc.constantFrom(...ID_NAMES).map(placeholderOf);

export function placeholderOf(name: string): string {
  return `<<${name}>>`;
}

/** Puts ids in the places that stand for them. */
export function fillIn(text: string, ids: KnownIds): string {
  return text.replaceAll(/<<(\w+)>>/g, (whole, name: string) => ids[name as IdName] ?? whole);
}

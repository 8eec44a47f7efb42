import { AppError, idSchema, LIMITS, text } from '@baton/dto';
import * as z from 'zod';

/** Where a page ended: the values of the list's sort columns in its last item; here a name and an id. */
export type KeysetPosition = readonly [string, string];

/** The position in a list by name, then id. */
export const nameCursorSchema = z.tuple([text(LIMITS.projectName), idSchema]);

export function encodeCursor(position: readonly string[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws AppError `validation` naming `cursor` when it is none of this list */
export function decodeCursor<S extends z.ZodType<readonly string[]>>(
  schema: S,
  cursor: string | undefined,
): z.infer<S> | undefined {
  if (cursor === undefined) return undefined;
  const position = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!position.success) throw AppError.field('cursor', 'Is not a cursor that this list gave');
  return position.data;
}

/** Cuts what was read with one row too many into a page. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  toPosition: (row: Row) => readonly string[],
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: page.map(toItem), nextCursor: more ? encodeCursor(toPosition(last)) : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

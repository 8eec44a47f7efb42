import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { decodeCursor, encodeCursor, nameCursorSchema, toPage } from './keyset-cursor.ts';

const ID = '0199f0a4-7c1e-7b7e-9d52-3f0d6b1f5a10';
const timeCursorSchema = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

describe('cursors', () => {
  it('come back as they were, to the microsecond', () => {
    const cursor = encodeCursor(['2026-03-01T09:00:00.123456Z', ID]);
    expect(decodeCursor(timeCursorSchema, cursor)).toEqual(['2026-03-01T09:00:00.123456Z', ID]);
  });

  it('hold any name', () => {
    expect(decodeCursor(nameCursorSchema, encodeCursor(['웹 "사이트" 🎨', ID]))).toEqual([
      '웹 "사이트" 🎨',
      ID,
    ]);
  });

  it('may be missing', () => {
    expect(decodeCursor(nameCursorSchema, undefined)).toBeUndefined();
  });

  it.each([
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['of another list', encodeCursor(['Web', ID])],
    ['with a day that does not exist', encodeCursor(['2026-13-01T09:00:00.123456Z', ID])],
    ['with no id', encodeCursor(['2026-03-01T09:00:00.123456Z', `${ID}' OR 1=1`])],
    ['empty', ''],
  ])('are refused by name when they are %s', (_, cursor) => {
    expect(() => decodeCursor(timeCursorSchema, cursor)).toThrow(
      expect.objectContaining({
        code: 'validation',
        details: { errors: [{ path: 'cursor', message: 'Is not a cursor that this list gave' }] },
      }),
    );
  });
});

describe('toPage', () => {
  const cut = (rows: string[], limit: number) =>
    toPage(
      rows,
      limit,
      (row) => row,
      (row) => [row, ID],
    );

  it('gives the position of its last item when there is more', () => {
    expect(cut(['a', 'b', 'c'], 2)).toEqual({ items: ['a', 'b'], nextCursor: encodeCursor(['b', ID]) });
  });

  it('gives no cursor on the last page', () => {
    expect(cut(['a', 'b'], 2)).toEqual({ items: ['a', 'b'], nextCursor: null });
    expect(cut([], 2)).toEqual({ items: [], nextCursor: null });
  });
});

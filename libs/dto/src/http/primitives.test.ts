import { describe, expect, test } from 'vitest';
import { dateSchema, emailSchema, limitSchema, line, text } from './primitives.ts';

describe('a line', () => {
  test('is trimmed and keeps emoji and right-to-left text', () => {
    expect(line(40).parse('  🚀 שלום  ')).toBe('🚀 שלום');
  });

  test.each(['', '   ', 'a\nb', 'a\r\nBcc: x@example.com', 'a\0b', 'x'.repeat(41)])('is not %j', (value) => {
    expect(line(40).safeParse(value).success).toBe(false);
  });

  test.each(['\u200b', '\u00ad', '\u3164', '\u115f\u1160', '\uffa0 \u2060', '\u2800', '\u0301', '\ufe0f'])(
    'is not %j, of which nothing can be seen',
    (value) => {
      expect(
        line(40)
          .safeParse(value)
          .error?.issues.map(({ message }) => message),
      ).toEqual(['Must contain a character that can be seen']);
    },
  );

  test.each(['김민지', 'é', '👩\u200d💻', 'می\u200cخواهم', '1', '—'])('can be %j', (value) => {
    expect(line(40).parse(value)).toBe(value);
  });

  test.each(['Kim\u202egpj.exe', 'a\u202a', '\u2066a\u2069'])(
    'has no controls of its direction: %j',
    (value) => {
      expect(line(40).safeParse(value).success).toBe(false);
    },
  );
});

test('a text may have line breaks and be empty, and has no null character', () => {
  expect(text(10).parse('a\r\n\tb')).toBe('a\r\n\tb');
  expect(text(10).parse('')).toBe('');
  expect(text(10).safeParse('a\0b').success).toBe(false);
});

test.each(['a\x07b', '\x1b[31m', '\x7f', '\x85', '\ud800'])('a text has no %j', (value) => {
  expect(text(10).safeParse(value).success).toBe(false);
});

test('an address is compared in lower case', () => {
  expect(emailSchema.parse('  Kim@Example.COM ')).toBe('kim@example.com');
});

test.each(['', 'kim', 'kim@', '@example.com', 'a b@example.com', `${'a'.repeat(250)}@example.com`])(
  '%j is no address',
  (value) => {
    expect(emailSchema.safeParse(value).success).toBe(false);
  },
);

test.each(['2026-02-30', '9999-01-01', '1969-12-31', '2026-1-1', '2026-01-01T00:00:00Z', 20_260_101])(
  '%j is no day',
  (value) => {
    expect(dateSchema.safeParse(value).success).toBe(false);
  },
);

test('the size of a page is 50 unless the caller says, and 100 at most', () => {
  expect(limitSchema.parse(undefined)).toBe(50);
  expect(limitSchema.parse('100')).toBe(100);
  expect(limitSchema.safeParse('101').success).toBe(false);
  expect(limitSchema.safeParse('0').success).toBe(false);
});

test.each(['ten', '', '0x10', '1e1', '+1', ' 1', '1.0', '-1', '١'])(
  'the size of a page is not %j',
  (value) => {
    expect(limitSchema.safeParse(value).success).toBe(false);
  },
);

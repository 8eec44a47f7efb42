import fc from 'fast-check';

/** Text that has broken somebody's parser, query, page, header, file name or spreadsheet. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\r\nSet-Cookie: a=b',
    '%0d%0aX-Injected: 1',
    "' OR '1'='1",
    "'; DROP TABLE tasks; --",
    '$1',
    '${7*7}',
    '{{7*7}}',
    '=HYPERLINK("http://evil.example")',
    '<script>alert(1)</script>',
    '../../../../etc/passwd',
    '..%2f..%2f',
    '..',
    '.',
    '\ud800',
    '\u202egpj.exe',
    '\ufeff',
    'ﷺ'.repeat(50),
    '👩‍👩‍👧‍👦'.repeat(20),
    '__proto__',
    'constructor',
    'toString',
    'null',
    'NaN',
    '1e400',
    '-0',
    '9007199254740993',
    '0000-00-00',
    '2026-02-30',
    '+275760-09-13',
    'http://127.0.0.1:1/',
    '*',
    '%',
    '_',
    '\\',
    '"',
  ),
  fc.string({ unit: 'binary', maxLength: 50 }),
  fc
    .constantFrom('x', 'é', '한', '\\', ' ')
    .chain((letter) => fc.constantFrom(41, 301, 4_001, 20_001).map((length) => letter.repeat(length))),
);

/** What may come in the place of any JSON value. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  hostileTexts,
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -0,
    -1,
    0.1,
    1e21,
    -1e308,
    2 ** 31,
    2 ** 53,
    [],
    {},
    [[]],
    [null],
    { $ne: null },
    { toString: 1 },
  ),
  fc.array(fc.constant('x'), { minLength: 150, maxLength: 150 }),
  fc.jsonValue(),
  fc.constantFrom(10, 1_000).map(nested),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { a: value };
  return value;
}

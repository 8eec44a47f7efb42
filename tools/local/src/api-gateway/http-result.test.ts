import { expect, test } from 'vitest';
import { toHttpResult } from './http-result.ts';

const text = (result: unknown) => {
  const { body, ...rest } = toHttpResult(result);
  return { ...rest, body: body.toString() };
};

test('a result with a status says the whole answer', () => {
  expect(
    text({
      statusCode: 201,
      headers: { 'Content-Type': 'application/json', 'X-Count': 3, Connection: 'close' },
      cookies: ['a=1; Path=/', 'b=2'],
      body: '{"ok":true}',
    }),
  ).toEqual({
    status: 201,
    headers: { 'content-type': 'application/json', 'x-count': '3', 'set-cookie': ['a=1; Path=/', 'b=2'] },
    body: '{"ok":true}',
  });
});

test('a body in base64 is decoded', () => {
  expect(text({ statusCode: 200, body: 'aGk=', isBase64Encoded: true }).body).toBe('hi');
});

test('without a content type the answer is plain text', () => {
  expect(text({ statusCode: '204' })).toEqual({
    status: 204,
    headers: { 'content-type': 'text/plain;charset=UTF-8' },
    body: '',
  });
});

test.each([
  [{ keys: [] }, '{"keys":[]}'],
  ['Hello', 'Hello'],
  [null, 'null'],
])('the result %j, which has no status, is the body of a 200 in JSON', (result, body) => {
  expect(text(result)).toEqual({ status: 200, headers: { 'content-type': 'application/json' }, body });
});

test.each([
  { statusCode: 'fine' },
  { statusCode: 99 },
  { statusCode: 200, body: { not: 'text' } },
  { statusCode: 200, headers: { 'x-list': ['a', 'b'] } },
  { statusCode: 200, cookies: 'a=1' },
])('%j is no answer', (result) => {
  expect(() => toHttpResult(result)).toThrow();
});

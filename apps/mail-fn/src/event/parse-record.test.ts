import { expect, test } from 'vitest';
import { parseRecord } from './parse-record.ts';

test('reads the event out of the body', () => {
  expect(parseRecord({ body: '{"id":"e1","detail-type":"Log entry"}' })).toEqual({
    id: 'e1',
    'detail-type': 'Log entry',
  });
});

test.each(['', '{"secret":', '"secret"', 'null', '7'])('a body of %j is malformed and not quoted', (body) => {
  expect(() => parseRecord({ body })).toThrow(
    expect.objectContaining({
      name: 'MalformedEventError',
      message: 'Event unknown holds nothing that can be mailed (entry unknown): body: no JSON object',
      faults: ['body: no JSON object'],
    }),
  );
});

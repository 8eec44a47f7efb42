import { expect, test } from 'vitest';
import { requestIdOf } from './request-id.ts';

test.each(['web-42.a_B', 'Root=1-67891233-abcdef012345678912345678', 'JKJaXmPLvHcESHA=', 'x'.repeat(128)])(
  'the id %s of the caller is kept',
  (header) => {
    expect(requestIdOf(header, 'own')).toBe(header);
  },
);

test.each([undefined, '', 'a b', 'a\nb', 'a\n', '{"level":"error"}', 'x'.repeat(129)])(
  'in place of %j a request gets its own id',
  (header) => {
    expect(requestIdOf(header, 'own')).toBe('own');
  },
);

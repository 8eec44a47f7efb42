import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUnsubscribeTokens, type Unsubscription } from './unsubscribe-token.ts';

const tokens = createUnsubscribeTokens(Buffer.alloc(32, 7));
const watching: Unsubscription = {
  scope: 'task',
  userId: '0199f0a4-7c1e-7b7e-9d52-000000000001',
  targetId: '0199f0a4-7c1e-7b7e-9d52-000000000003',
};

test('a token says what it was signed for, today and after every restart', () => {
  const token = tokens.sign(watching);
  expect(token).toBe('t.AZnwpHwee36dUgAAAAAAAQGZ8KR8Hnt-nVIAAAAAAAM.sy7-ObDHz47ggCFuJNA3wA');
  expect(tokens.read(token)).toEqual(watching);
});

test('a token of another key, scope, person or task is none', () => {
  const [letter, ids, signature] = tokens.sign(watching).split('.');
  const others = tokens.sign({ ...watching, userId: watching.targetId }).split('.');
  expect(createUnsubscribeTokens(Buffer.alloc(32, 8)).read(`${letter}.${ids}.${signature}`)).toBeUndefined();
  expect(tokens.read(`a.${ids}.${signature}`)).toBeUndefined();
  expect(tokens.read(`${letter}.${others[1]}.${signature}`)).toBeUndefined();
  expect(tokens.read(`${letter}.${ids}`)).toBeUndefined();
  expect(tokens.read('')).toBeUndefined();
});

test('no changed character leaves a token whole', () => {
  const token = tokens.sign(watching);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (index, other) => {
      const changed = token.slice(0, index) + other + token.slice(index + 1);
      fc.pre(changed !== token);
      const read = tokens.read(changed);
      // The last character of base64 has bits that say nothing.
      expect(read === undefined || index === token.length - 1 || token[index + 1] === '.').toBe(true);
      if (read) expect(read).toEqual(watching);
    }),
    { numRuns: 300 },
  );
});

import { expect, test } from 'vitest';
import { stages } from './stages.ts';

test.each(stages)('in $name, the distribution sends a value that is taken', ({ originSecrets }) => {
  expect(originSecrets.accepted).toContain(originSecrets.sent);
});

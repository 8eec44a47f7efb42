import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UNITS } from './units.ts';

test('every unit of the infrastructure is rolled out', () => {
  const units = readdirSync(new URL('../../../infra/units', import.meta.url));
  expect(UNITS.toSorted()).toEqual(units.toSorted());
});

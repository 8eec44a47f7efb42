import { expect, it } from 'vitest';
import { neighbours } from './neighbours.ts';

const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

it.each([
  ['a', { up: undefined, down: 'b' }],
  ['b', { up: null, down: 'c' }],
  ['c', { up: 'a', down: undefined }],
  ['gone', { up: undefined, down: undefined }],
])('%s can go to %j', (id, places) => {
  expect(neighbours(items, id)).toEqual(places);
});

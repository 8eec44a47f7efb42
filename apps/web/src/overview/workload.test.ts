import { describe, expect, it } from 'vitest';
import { loadByPerson } from './workload.ts';

const kim = { id: '1', name: 'Kim' };
const lee = { id: '2', name: 'Lee' };

describe('loadByPerson', () => {
  it('sums up the roles of a person, and puts who has most left first and nobody last', () => {
    expect(
      loadByPerson([
        { person: kim, role: 'design', parts: 3, done: 3, progress: 100 },
        { person: kim, role: 'text', parts: 2, done: 1, progress: 75 },
        { person: lee, role: 'design', parts: 2, done: 0, progress: 10 },
        { person: null, role: 'text', parts: 9, done: 0, progress: 0 },
      ]),
    ).toEqual([
      { person: lee, parts: 2, done: 0, roles: ['design'] },
      { person: kim, parts: 5, done: 4, roles: ['design', 'text'] },
      { person: null, parts: 9, done: 0, roles: ['text'] },
    ]);
  });

  it('is empty where no task has parts', () => {
    expect(loadByPerson([])).toEqual([]);
  });
});

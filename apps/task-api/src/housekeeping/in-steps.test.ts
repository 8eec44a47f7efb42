import { describe, expect, it } from 'vitest';
import { inSteps } from './in-steps.ts';

function store(items: number) {
  const state = { items, limits: [] as number[] };
  return {
    state,
    remove: async (limit: number) => {
      state.limits.push(limit);
      const step = Math.min(limit, state.items);
      state.items -= step;
      return step;
    },
  };
}

describe('removing in steps', () => {
  it('ends with the first step that is not full', async () => {
    const { state, remove } = store(12_000);
    expect(await inSteps(remove)(new AbortController().signal)).toBe(12_000);
    expect(state).toEqual({ items: 0, limits: [5_000, 5_000, 5_000] });
  });

  it('ends between two steps when it is to stop', async () => {
    const { state, remove } = store(12_000);
    expect(await inSteps(remove)(AbortSignal.abort())).toBe(5_000);
    expect(state.items).toBe(7_000);
  });
});

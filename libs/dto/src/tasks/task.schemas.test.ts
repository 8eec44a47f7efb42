import { expect, test } from 'vitest';
import { createPartBodySchema, updateTaskBodySchema } from './task.schemas.ts';

test('a progress of -0 is one of 0', () => {
  expect(updateTaskBodySchema.parse(JSON.parse('{"progress":-0}'))).toStrictEqual({ progress: 0 });
});

test('a weight of -0 is none', () => {
  expect(createPartBodySchema.safeParse({ role: 'text', weight: -0 }).success).toBe(false);
});

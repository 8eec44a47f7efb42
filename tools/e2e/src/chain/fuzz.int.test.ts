import { fuzz } from '@baton/fuzz';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSettings, removeData, type Stack, type StackSettings, startStack } from '../stack/stack.ts';

const REQUESTS = 300;

let settings: StackSettings;
let stack: Stack;
beforeAll(async () => {
  settings = await createSettings();
  stack = await startStack(settings);
});
afterAll(async () => {
  await stack.stop();
  removeData(settings);
});

test('valid, invalid and mutated requests get answers as the OpenAPI document declares them', async () => {
  const { site, pids } = stack.endpoints();
  const report = await fuzz({ site, seed: 10, requests: REQUESTS });
  expect(report.failures).toEqual([]);
  expect(report.met.size).toBeGreaterThan(50);
  expect(stack.endpoints().pids).toEqual(pids);
});

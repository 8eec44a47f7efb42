import { fuzz } from '@baton/fuzz';
import { expect, test } from 'vitest';
import { useStack } from '../stack/use-stack.ts';

const REQUESTS = 300;

const stack = useStack();

test('valid, invalid and mutated requests get answers as the OpenAPI document declares them', async () => {
  const { site, pids } = stack.endpoints();
  const report = await fuzz({ site, seed: 10, requests: REQUESTS });
  expect(report.failures).toEqual([]);
  expect(report.met.size).toBeGreaterThan(50);
  expect(stack.endpoints().pids).toEqual(pids);
});

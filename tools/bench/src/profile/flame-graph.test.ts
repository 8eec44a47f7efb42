import { expect, it } from 'vitest';
import { drawFlameGraph, toFrames } from './flame-graph.ts';

const frame = (id: number, functionName: string, children: number[] = []) => ({
  id,
  callFrame: { functionName, url: 'file:///app/main.mjs', lineNumber: 0 },
  children,
});
const profile = {
  nodes: [frame(1, '(root)', [2, 4]), frame(2, 'serve', [3]), frame(3, 'read'), frame(4, '(idle)')],
  samples: [2, 3, 3, 4],
  timeDeltas: [10, 20, 30, 500],
};

it('adds up what ran, with what it called', () => {
  const root = toFrames(profile);
  const serve = root.callees.get('serve main.mjs:1');
  expect([root.total, serve?.total, serve?.callees.get('read main.mjs:1')?.total]).toEqual([60, 60, 50]);
});

it('draws each function with its share', () => {
  const svg = drawFlameGraph(toFrames(profile), 'get');
  expect(svg).toContain('<title>read main.mjs:1 83.3 %</title>');
  expect(svg).not.toContain('idle');
});

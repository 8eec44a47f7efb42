import { expect, test } from 'vitest';
import { contextOf } from './trace-context.ts';

const TRACE = '5759e988bd862e3fe1be46a994272793';

test('a traceparent is the parent, sampled or not', () => {
  expect(contextOf({ traceparent: `00-${TRACE}-53995c3f42cd8ad8-01` })).toEqual({
    parent: { traceId: TRACE, spanId: '53995c3f42cd8ad8', traceFlags: 1, isRemote: true },
  });
  expect(contextOf({ traceparent: `00-${TRACE}-53995c3f42cd8ad8-00` })).toMatchObject({
    parent: { traceFlags: 0 },
  });
});

test.each([
  undefined,
  '',
  'hello',
  `00-${TRACE}-53995c3f42cd8ad8`,
  `00-${'0'.repeat(32)}-53995c3f42cd8ad8-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `ff-${TRACE}-53995c3f42cd8ad8-01`,
])('%s names no parent', (traceparent) => {
  expect(contextOf({ traceparent })).toEqual({});
});

test.each([
  'Root=1-5759e988-bd862e3fe1be46a994272793',
  'Self=1-67891234-12456789abcdef0123456789;Root=1-5759e988-bd862e3fe1be46a994272793',
  'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1',
])('of %s the trace is the root, and nothing else counts', (amazonTraceId) => {
  expect(contextOf({ amazonTraceId })).toEqual({ traceId: TRACE });
});

test.each([
  undefined,
  '',
  'Root=1-5759e988',
  `Root=1-00000000-${'0'.repeat(24)}`,
  'Root=2-5759e988-bd862e3fe1be46a994272793',
])('of %s comes no trace', (amazonTraceId) => {
  expect(contextOf({ traceparent: 'no', amazonTraceId })).toEqual({});
});

test('a traceparent goes before the load balancer’s header', () => {
  const amazonTraceId = 'Root=1-5759e988-bd862e3fe1be46a994272793';
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  expect(contextOf({ traceparent, amazonTraceId })).toMatchObject({
    parent: { traceId: '0af7651916cd43dd8448eb211c80319c' },
  });
});

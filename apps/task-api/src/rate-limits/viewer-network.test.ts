import { expect, test } from 'vitest';
import { viewerNetwork } from './viewer-network.ts';

test.each([
  ['198.51.100.10:46532', '203.0.113.7', '198.51.100.10'],
  [undefined, '::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:12:34:5:6:7:8:46532', undefined, '2001:db8:12:34::/64'],
  ['2001:db8:12::1:46532', undefined, '2001:db8:12:0::/64'],
  [undefined, '::1', '0:0:0:0::/64'],
  ['not an address', '203.0.113.7', '203.0.113.7'],
  [undefined, undefined, ''],
])('%s from %s counts as %s', (header, peer, network) => {
  expect(viewerNetwork(header, peer)).toBe(network);
});

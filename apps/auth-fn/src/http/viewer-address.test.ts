import { expect, it } from 'vitest';
import { viewerAddress } from './viewer-address.ts';

it.each([
  ['198.51.100.10:46532', '198.51.100.10'],
  ['2001:db8:12:34:56:78:9a:bc:46532', '2001:db8:12:34:56:78:9a:bc'],
  ['2001:db8::1:46532', '2001:db8::1'],
  ['[2001:db8::1]:46532', '2001:db8::1'],
])('is what CloudFront tells: %s', (header, address) => {
  expect(viewerAddress(header, '203.0.113.77')).toBe(address);
});

it.each([undefined, '', 'unknown', 'a.b.c.d:80'])(
  'is the gateway’s peer when CloudFront tells %j',
  (header) => {
    expect(viewerAddress(header, '203.0.113.77')).toBe('203.0.113.77');
  },
);

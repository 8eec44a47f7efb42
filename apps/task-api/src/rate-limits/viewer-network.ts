import { isIP, isIPv4 } from 'node:net';

/**
 * What requests from one place are counted under: an IPv4 address, or the /64 that one subscriber has of IPv6.
 * @param header `ip:port`, IPv6 without brackets; the distribution replaces what a viewer sends, and nobody else
 *   reaches us (docs/decisions/028-one-way-in.md)
 * @param peer of the connection, for calls without the header
 */
export function viewerNetwork(header: string | undefined, peer: string | undefined): string {
  const viewer = header?.replace(/:\d+$/, '') ?? '';
  const address = (isIP(viewer) ? viewer : (peer ?? '')).replace(/^::ffff:(?=\d+\.)/i, '');
  if (address === '' || isIPv4(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

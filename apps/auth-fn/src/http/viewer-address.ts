import { isIP } from 'node:net';

/**
 * The address of whom the request is from. Behind CloudFront the gateway sees an edge location; CloudFront
 * tells the viewer as `ip:port`. A viewer cannot forge that header: CloudFront replaces it, and the API takes
 * no calls that did not come through CloudFront.
 * @param header `cloudfront-viewer-address`
 * @param sourceIp the gateway's peer, for calls without the header
 */
export function viewerAddress(header: string | undefined, sourceIp: string): string {
  // IPv6 comes without brackets, so only the last group can be the port.
  const address = header?.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1') ?? '';
  return isIP(address) ? address : sourceIp;
}

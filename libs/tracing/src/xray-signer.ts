import { Sha256Node } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';

const XRAY_HOST = /^xray\.([a-z0-9-]+)\.amazonaws\.com$/;

/** As an AWS client's `config.credentials` gives them. */
export type Credentials = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}>;

/** The headers that a POST of this body is sent with. */
export type SignHeaders = (
  body: Uint8Array,
  headers: Readonly<Record<string, string>>,
) => Promise<Readonly<Record<string, string>>>;

/** X-Ray takes spans signed with Signature Version 4; any other receiver gets them as they are. */
export function createSigner(endpoint: URL, credentials: Credentials): SignHeaders {
  const region = XRAY_HOST.exec(endpoint.hostname)?.[1];
  if (region === undefined) return async (_body, headers) => headers;
  const signer = new SignatureV4({ service: 'xray', region, credentials, sha256: Sha256Node });
  return async (body, headers) => {
    const signed = await signer.sign({
      method: 'POST',
      protocol: endpoint.protocol,
      hostname: endpoint.hostname,
      path: endpoint.pathname,
      query: {},
      headers: { ...headers, host: endpoint.host },
      body,
    });
    return signed.headers;
  };
}

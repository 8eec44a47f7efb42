import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { ServiceSettings } from './aws-env.ts';

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * The headers that a POST of this body is sent with.
 * @param path without a query, as it stands in the request
 * @param headers by names in lower case, the host among them
 */
export type SignHeaders = (
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
) => Record<string, string>;

/**
 * Signature Version 4 (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 * @param options.service as signatures name it, e.g. `dynamodb`
 */
export function createSigner(
  { region, credentials }: Pick<ServiceSettings, 'region' | 'credentials'>,
  options: { readonly service: string; readonly now: () => Date },
): SignHeaders {
  const { service, now } = options;
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  let cached: { readonly day: string; readonly key: KeyObject } | undefined;

  function keyOf(day: string): KeyObject {
    if (cached?.day !== day) {
      const parts = [day, region, service, 'aws4_request'];
      const key = parts.reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
      cached = { day, key: createSecretKey(key) };
    }
    return cached.key;
  }

  return (path, headers, body) => {
    const time = now()
      .toISOString()
      .replaceAll(/[:-]|\.\d+/g, '');
    const day = time.slice(0, 8);
    const signed: Record<string, string> = {
      ...headers,
      'x-amz-date': time,
      ...(sessionToken !== undefined && { 'x-amz-security-token': sessionToken }),
    };
    const names = Object.keys(signed).sort();
    const signedNames = names.join(';');
    const lines = names.map((name) => `${name}:${signed[name]?.trim()}\n`).join('');
    const request = `POST\n${path}\n\n${lines}\n${signedNames}\n${sha256(body)}`;
    const scope = `${day}/${region}/${service}/aws4_request`;
    const signature = hmac(keyOf(day), `${ALGORITHM}\n${time}\n${scope}\n${sha256(request)}`).toString('hex');
    signed['authorization'] =
      `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${signedNames}, Signature=${signature}`;
    return signed;
  };
}

function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

function hmac(key: Buffer | KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

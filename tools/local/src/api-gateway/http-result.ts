import * as z from 'zod';

export interface HttpResult {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
}

const structuredSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** About the connection to the function, not the answer; or known better here. */
const DROPPED = [
  'connection',
  'content-length',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * Reads a function's result as API Gateway does with payload format 2.0: with a `statusCode` it says each part
 * of the answer; without one it is the body of a 200 in JSON.
 * @throws ZodError when it has a `statusCode` and is no answer all the same
 */
export function toHttpResult(result: unknown): HttpResult {
  if (!isStructured(result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = structuredSchema.parse(result);
  const kept = Object.entries(headers ?? {})
    .map(([name, value]) => [name.toLowerCase(), String(value)] as const)
    .filter(([name]) => !DROPPED.includes(name));
  const { 'set-cookie': setCookie, ...named } = Object.fromEntries(kept);
  const setCookies = [...(setCookie ? [setCookie] : []), ...(cookies ?? [])];
  return {
    status: statusCode,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...named,
      ...(setCookies.length > 0 && { 'set-cookie': setCookies }),
    },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
}

function isStructured(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

/** Each header that an answer can carry, by its name in lower case. */
export const RESPONSE_HEADERS = {
  'x-request-id': {
    description: 'Names this request in the log',
    schema: { type: 'string' },
    example: '019abd3e-0000-7000-8000-00000000abcd',
  },
  etag: {
    description: 'The version of the task, to be sent as `If-Match`',
    schema: { type: 'string' },
    example: '"4"',
  },
  location: {
    description: 'Where what was created can be read',
    schema: { type: 'string', format: 'uri-reference' },
    example: '/api/tasks/019abd3e-0000-7000-8000-00000000f001',
  },
  'content-disposition': {
    description: 'A name for the file',
    schema: { type: 'string' },
    example: 'attachment; filename="WEB-tasks.csv"',
  },
  'set-cookie': {
    description: 'The refresh cookie: HttpOnly, Secure, SameSite=Strict, Path=/auth',
    schema: { type: 'string' },
    example: 'baton_refresh=…; Max-Age=2592000; Path=/auth; HttpOnly; Secure; SameSite=Strict',
  },
  'www-authenticate': {
    description: 'RFC 6750',
    schema: { type: 'string' },
    example: 'Bearer error="invalid_token"',
  },
  'ratelimit-policy': {
    description: 'How many requests a caller has (`q`) in so many seconds (`w`)',
    schema: { type: 'string' },
    example: '"user";q=1000;w=10',
  },
  ratelimit: {
    description: 'How many of them are left (`r`), and in how many seconds all are again (`t`)',
    schema: { type: 'string' },
    example: '"user";r=987;t=1',
  },
  'retry-after': {
    description: 'Seconds after which it is worth trying again',
    schema: { type: 'integer' },
    example: 30,
  },
} as const;

export type ResponseHeader = keyof typeof RESPONSE_HEADERS;

export function isResponseHeader(name: string): name is ResponseHeader {
  return Object.hasOwn(RESPONSE_HEADERS, name);
}

import { MANIFEST } from '@baton/site-policy';
import { once } from 'node:events';
import { createServer, request as httpRequest, type RequestListener, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { toHttpEvent } from '../api-gateway/http-event.ts';
import { createEdge, type EdgeOptions } from './edge.ts';

const siteDir = fileURLToPath(new URL('./test-fixtures/site', import.meta.url));
const cleanups: (() => void)[] = [];
afterEach(() => cleanups.splice(0).forEach((cleanup) => cleanup()));

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function edge(options: Partial<EdgeOptions> = {}): Promise<URL> {
  return serve(
    createEdge({
      siteDir,
      auth: (request, response) => void response.end(`auth ${request.url}`),
      taskApi: () => undefined,
      ...options,
    }),
  );
}

/** Without the tidying that fetch does to a path. */
async function rawGet(site: URL, path: string): Promise<{ status: number | undefined; body: string }> {
  const outgoing = httpRequest({ host: site.hostname, port: site.port, path }).end();
  const [response] = await once(outgoing, 'response');
  return { status: response.statusCode, body: await text(response) };
}

test('pages are answered with the document of the app, the login with its own', async () => {
  const site = await edge();
  for (const path of ['/', '/p/WEB/12', '/auth', '/apiary']) {
    const response = await fetch(new URL(path, site));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<title>app</title>');
  }
  expect(await (await fetch(new URL('/login?next=%2Fp%2FWEB', site))).text()).toContain(
    '<title>login</title>',
  );
});

test('assets carry a cache time, a type and the security headers', async () => {
  const response = await fetch(new URL('/assets/app-1a2b.js', await edge()));
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript',
    'content-security-policy': expect.stringContaining("script-src 'self';"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
  });
  expect(await response.text()).toContain('42');
});

test('what is worth it is compressed for who takes it so', async () => {
  const site = await edge();
  const encodingOf = async (path: string, accepted: string) => {
    const headers = { 'accept-encoding': accepted };
    return (await fetch(new URL(path, site), { headers })).headers.get('content-encoding');
  };
  expect(await encodingOf('/assets/large-1a2b.css', 'gzip, br')).toBe('br');
  expect(await encodingOf('/assets/large-1a2b.css', 'gzip')).toBe('gzip');
  expect(await encodingOf('/assets/large-1a2b.css', 'identity')).toBeNull();
  expect(await encodingOf('/assets/app-1a2b.js', 'gzip, br')).toBeNull();
});

test('the manifest has its type, as in S3, and is asked for anew', async () => {
  const { headers } = await fetch(new URL(`/${MANIFEST.object}`, await edge()));
  expect(headers.get('content-type')).toBe(MANIFEST.contentType);
  expect(headers.get('cache-control')).toBe('no-cache');
});

test('a document that did not change is not sent again', async () => {
  const site = await edge();
  const etag = (await fetch(site)).headers.get('etag') as string;
  expect((await fetch(site, { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test.each([
  '/assets/gone.js',
  '/assets/app-1a2b.js.map',
  '/assets/app-1a2b.js%2Emap',
  '/../edge.ts',
  '/..%2f..%2fedge.ts',
  '/%2e%2e/%2e%2e/edge.ts',
  '/x%00.js',
])('%s is not there', async (path) => {
  expect((await rawGet(await edge(), path)).status).toBe(404);
});

test('the site takes only GET and HEAD', async () => {
  const site = await edge();
  const posted = await fetch(site, { method: 'POST', body: 'x' });
  expect(posted.status).toBe(405);
  expect(posted.headers.get('allow')).toBe('GET, HEAD');
  const head = await fetch(site, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
});

test('a site that is not built is refused with the command that builds it', () => {
  expect(() => createEdge({ siteDir: '/nowhere', auth: () => undefined, taskApi: () => undefined })).toThrow(
    'There is no /nowhere/index.html; build it with: npx nx build web',
  );
});

test('what is below /auth/ goes to the login service', async () => {
  const response = await fetch(new URL('/auth/me?x=1', await edge()));
  expect(await response.text()).toBe('auth /auth/me?x=1');
});

test('what is below /api/ goes to task-api, with who asked for it', async () => {
  const api = await serve(async (request, response) => {
    const { method, url, headers } = request;
    response.writeHead(201, { etag: '"3"', 'set-cookie': ['a=1', 'b=2'] });
    response.end(JSON.stringify({ method, url, headers, body: await text(request) }));
  });
  const site = await edge({ taskApi: () => api });
  const response = await fetch(new URL('/api/tasks/1?x=%2F', site), {
    method: 'PATCH',
    headers: { 'if-match': '"2"', 'content-type': 'application/json' },
    body: '{"progress":40}',
  });
  expect(response.status).toBe(201);
  expect(response.headers.get('etag')).toBe('"3"');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await response.json()).toMatchObject({
    method: 'PATCH',
    url: '/api/tasks/1?x=%2F',
    body: '{"progress":40}',
    headers: {
      host: site.host,
      'if-match': '"2"',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': site.host,
    },
  });
});

test('what a caller says in the name of CloudFront is replaced for both services', async () => {
  const api = await serve((request, response) => void response.end(JSON.stringify(request.headersDistinct)));
  const site = await edge({
    taskApi: () => api,
    auth: (request, response) => {
      response.end(JSON.stringify(toHttpEvent(request, Buffer.alloc(0)).headers));
    },
  });
  const headers = {
    'CloudFront-Viewer-Address': '198.51.100.1:1',
    'cloudfront-viewer-country': 'KR',
    'X-Baton-Viewer': '198.51.100.1:1',
  };
  const viewer = /^127\.0\.0\.1:\d+$/;
  const told = async (path: string) => {
    const response = await fetch(new URL(path, site), { headers });
    const all = Object.entries((await response.json()) as Record<string, string | string[]>);
    return Object.fromEntries(all.filter(([name]) => /^(cloudfront|x-baton)-/.test(name)));
  };
  expect(await told('/auth/login')).toEqual({
    'cloudfront-viewer-address': expect.stringMatching(viewer),
    'x-baton-viewer': expect.stringMatching(viewer),
  });
  expect(await told('/api/tasks')).toEqual({
    'cloudfront-viewer-address': [expect.stringMatching(viewer)],
    'x-baton-viewer': [expect.stringMatching(viewer)],
  });
});

test('an answer arrives while it is still being written', async () => {
  const written = Promise.withResolvers<ServerResponse>();
  const api = await serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: 1\n\n');
    written.resolve(response);
  });
  const site = await edge({ taskApi: () => api });
  const response = await fetch(new URL('/api/events', site));
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 1\n\n');
  (await written.promise).end('data: 2\n\n');
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: 2\n\n');
  expect((await reader.read()).done).toBe(true);
});

test('a caller that goes away ends the request to task-api', async () => {
  const gone = Promise.withResolvers<boolean>();
  const api = await serve((_request, response) => {
    response.write('x');
    response.once('close', () => gone.resolve(true));
  });
  const site = await edge({ taskApi: () => api });
  const socket = connect(Number(site.port), site.hostname);
  socket.write('GET /api/events HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  expect(await gone.promise).toBe(true);
});

const unavailable = {
  type: 'urn:baton:problem:unavailable',
  title: 'A service we depend on does not answer',
  status: 503,
  detail: 'The task service is away; try again in a moment.',
  instance: '/api/projects',
  code: 'unavailable',
  requestId: 'request-1',
};

test.each<[string, () => Promise<URL | undefined>]>([
  ['is being started again', async () => undefined],
  ['does not listen', async () => new URL('http://127.0.0.1:1')],
  ['closes the connection', () => serve((request) => void request.socket.destroy())],
  ['says nothing in time', () => serve(() => undefined)],
])('when task-api %s, the answer is a problem that says to try again', async (_what, target) => {
  const url = await target();
  const site = await edge({ taskApi: () => url, originSilenceMs: 100 });
  const response = await fetch(new URL('/api/projects?x=1', site), {
    headers: { 'x-request-id': 'request-1' },
  });
  expect(response.status).toBe(503);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toEqual(unavailable);
});

test('an answer that breaks off breaks off for the caller too', async () => {
  const api = await serve((request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('half', () => request.socket.destroy());
  });
  const site = await edge({ taskApi: () => api });
  const response = await fetch(new URL('/api/x', site));
  await expect(response.text()).rejects.toThrow('terminated');
});

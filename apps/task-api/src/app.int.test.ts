import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTaskApi, type TaskApiFixture } from './test-support/task-api-fixture.ts';

let api: TaskApiFixture;
beforeAll(async () => {
  api = await startTaskApi();
});
afterAll(() => api.close());

describe('health', () => {
  it('says which version runs', async () => {
    const { status, body } = await api.request('GET', '/healthz');
    expect([status, body]).toEqual([200, { status: 'ok', version: '1.2.3' }]);
  });

  it('is ready when the database is there and migrated', async () => {
    const { status, body } = await api.request('GET', '/readyz');
    expect([status, body]).toEqual([200, { status: 'ready' }]);
  });

  it('is not ready while a migration is pending', async () => {
    await api.database.query(`UPDATE migrations SET name = '0000-older' WHERE name = '0002-refused-entries'`);
    const { status, body } = await api.request('GET', '/readyz');
    await api.database.query(`UPDATE migrations SET name = '0002-refused-entries' WHERE name = '0000-older'`);
    expect(status).toBe(503);
    expect(body).toMatchObject({
      code: 'unavailable',
      detail: 'The database lacks migrations: 0002-refused-entries.',
    });
  });
});

describe('documentation', () => {
  it('is an OpenAPI 3.1 document', async () => {
    const { status, body } = await api.request<{ openapi: string; paths: object }>(
      'GET',
      '/api/openapi.json',
    );
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/tasks/{taskId}');
  });

  it('is a page whose files all come from here, as its policy demands', async () => {
    const page = await fetch(`${api.url}/api/docs`);
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self'`);
    const files = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file);
    expect(files).toEqual([
      '/api/docs/favicon-32x32.png',
      '/api/docs/swagger-ui.css',
      '/api/docs/swagger-ui-bundle.js',
      '/api/docs/start.js',
    ]);
    for (const file of files) {
      const response = await fetch(`${api.url}${file}`);
      await response.arrayBuffer();
      expect(response.status).toBe(200);
    }
  });
});

describe('an address that does not exist', () => {
  it.each(['/nothing', '/api/nothing', '/api/docs/nothing.js', '/api/projects/%E0%A4%A'])(
    'is a 404 problem: %s',
    async (path) => {
      const { status, headers, body } = await api.request('GET', path);
      expect(status).toBe(404);
      expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      expect(body).toEqual({
        type: 'urn:baton:problem:not-found',
        title: 'There is nothing here',
        status: 404,
        detail: expect.any(String),
        instance: path,
        code: 'not-found',
        requestId: headers.get('x-request-id'),
      });
    },
  );

  it('is a 405 problem when only the method does not exist, and says which do', async () => {
    const { status, headers, body } = await api.request('PUT', '/api/projects/WEB/tasks');
    expect([status, body.code, headers.get('allow')]).toEqual([405, 'method-not-allowed', 'GET, HEAD, POST']);
  });
});

describe('a request id', () => {
  it('is made up when the caller sends none', async () => {
    const { headers } = await api.request('GET', '/healthz');
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('is kept when the caller sends a sane one', async () => {
    const { headers } = await api.request('GET', '/healthz', {
      headers: { 'x-request-id': 'Root=1-67891233' },
    });
    expect(headers.get('x-request-id')).toBe('Root=1-67891233');
  });

  it.each(['with space', `${'a'.repeat(129)}`, '{"json":1}'])('is replaced when it is %s', async (id) => {
    const { headers } = await api.request('GET', '/healthz', { headers: { 'x-request-id': id } });
    expect(headers.get('x-request-id')).not.toBe(id);
  });
});

describe('a token', () => {
  it('must be there', async () => {
    const { status, headers, body } = await api.request('GET', '/api/projects');
    expect([status, body.code]).toEqual([401, 'unauthenticated']);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('must not have expired', async () => {
    const kim = await api.signUp('Kim');
    const token = await api.issuer.sign(kim, { issuedAt: 1_700_000_000 });
    const { status, headers, body } = await api.request('GET', '/api/projects', { token });
    expect([status, body.code]).toEqual([401, 'token-expired']);
    expect(headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it.each([
    ['of another issuer', { issuer: 'https://elsewhere.test' }],
    ['for another audience', { audience: 'elsewhere' }],
    ['of another type', { type: 'JWT' }],
  ])('must not be %s', async (_, options) => {
    const kim = await api.signUp('Kim');
    const token = await api.issuer.sign(kim, options);
    const { status, body } = await api.request('GET', '/api/projects', { token });
    expect([status, body.code]).toEqual([401, 'token-invalid']);
  });

  it('must be signed by a key of ours', async () => {
    const token = await api.issuer.forge(await api.signUp('Kim'));
    const { status, body } = await api.request('GET', '/api/projects', { token });
    expect([status, body.code]).toEqual([401, 'token-invalid']);
  });

  it.each(['nonsense', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.'])('must not be %s', async (token) => {
    const { status, body } = await api.request('GET', '/api/projects', { token });
    expect([status, body.code]).toEqual([401, 'token-invalid']);
  });

  it('that is refused leaves no user behind', async () => {
    const kim = await api.signUp('Kim');
    await api.request('GET', '/api/projects', { token: await api.issuer.forge(kim) });
    expect(await api.database.query('SELECT id FROM users WHERE id = $1', [kim.sub])).toEqual([]);
  });

  it('keeps the name of its bearer current', async () => {
    const kim = await api.signUp('Kim');
    await api.request('GET', '/api/projects', { as: kim });
    const renamed = await api.issuer.sign({ ...kim, name: 'Kim Minji' });
    await api.request('GET', '/api/projects', { token: renamed });
    expect(await api.database.query('SELECT name FROM users WHERE id = $1', [kim.sub])).toEqual([
      { name: 'Kim Minji' },
    ]);
  });
});

it('lets no cache keep what it answers', async () => {
  const { headers } = await api.request('GET', '/api/projects', { as: await api.signUp('Kim') });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('etag')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
});

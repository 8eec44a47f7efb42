import { requestIdOf, VIEWER_HEADER } from '@baton/dto';
import { siteObject } from '@baton/site-policy';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';

interface EdgeRequest {
  readonly uri: string;
  readonly headers: Record<string, { readonly value: string }>;
}

/** Runs a function as CloudFront does: its text, with nothing of Node around it. */
function run(file: string, request: EdgeRequest): EdgeRequest {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  const event = {
    context: { requestId: 'JKJaXmPLvHcESHA_w-2QKFwQ==' },
    viewer: { ip: '2001:db8::7' },
    request,
  };
  return runInNewContext(`${text}; handler(${JSON.stringify(event)})`) as EdgeRequest;
}

test.each([
  '/',
  '/p/WEB/12',
  '/p/WEB/',
  '/login',
  '/login/',
  '/login/other',
  '/logins',
  '/favicon.svg',
  '/assets/app-1a2b.js',
  '/assets/',
  '/assets/?list-type=2',
  '/v1.2/page',
  '/auth',
  '/apiary',
  '//',
])('%s is answered by the object that the site on one machine answers with', (uri) => {
  expect(run('./page-request.js', { uri, headers: {} }).uri).toBe(siteObject(uri));
});

test('the origins are told whose request it is, whatever the viewer says', () => {
  const { headers } = run('./api-request.js', {
    uri: '/auth/login',
    headers: { [VIEWER_HEADER]: { value: '192.0.2.1:1' } },
  });
  expect(headers[VIEWER_HEADER]).toEqual({ value: '2001:db8::7:0' });
});

test("the id of a request is CloudFront's, which the apps take over, unless the caller has one", () => {
  const fresh = run('./api-request.js', { uri: '/api/tasks', headers: {} }).headers['x-request-id'];
  expect(fresh).toEqual({ value: 'JKJaXmPLvHcESHA_w-2QKFwQ==' });
  expect(requestIdOf(fresh?.value, 'own')).toBe('JKJaXmPLvHcESHA_w-2QKFwQ==');
  const own = { 'x-request-id': { value: 'web-42' } };
  expect(run('./api-request.js', { uri: '/api/tasks', headers: own }).headers['x-request-id']).toEqual({
    value: 'web-42',
  });
});

test('a viewer does not say what is traced', () => {
  const { headers } = run('./api-request.js', {
    uri: '/api/tasks',
    headers: {
      traceparent: { value: '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01' },
      tracestate: { value: 'vendor=1' },
    },
  });
  expect(Object.keys(headers).sort()).toEqual(['x-baton-viewer', 'x-request-id']);
});

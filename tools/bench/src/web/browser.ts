import { type Browser, type BrowserContext, chromium, type LaunchOptions } from 'playwright-core';
import type { WebWorld } from './world.ts';

/** Chromium as CHROMIUM_PATH names it, else Playwright's own. Root can only run it unsandboxed. */
export const LAUNCH_OPTIONS: LaunchOptions = {
  ...(process.env['CHROMIUM_PATH'] && { executablePath: process.env['CHROMIUM_PATH'] }),
  args: [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};

export function openBrowser(): Promise<Browser> {
  return chromium.launch(LAUNCH_OPTIONS);
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

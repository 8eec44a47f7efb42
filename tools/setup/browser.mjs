// @ts-check
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createRequire } from 'node:module';
import { SetupError, run } from './install.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds a Chromium for the browser tests, or installs one: Playwright's own build, or the distribution's
 * package where that cannot be had and we are root.
 * @returns {Promise<string>} the program's path
 */
export async function installBrowser() {
  const found = process.env['CHROMIUM_PATH'] ?? onPath() ?? playwrightsOwn();
  if (found) return found;
  console.log('Installing a browser for the tests …');
  const attempts = [
    () => run('playwright', ['install', 'chromium']),
    ...(process.getuid?.() === 0 ? [installDebianPackage] : []),
  ];
  for (const attempt of attempts) {
    try {
      await attempt();
    } catch (error) {
      console.log(`  ${/** @type {Error} */ (error).message}`);
    }
    const installed = onPath() ?? playwrightsOwn();
    if (installed) return installed;
  }
  throw new SetupError(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.',
  );
}

async function installDebianPackage() {
  await run('apt-get', ['update', '-q']);
  await run('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
}

function onPath() {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isProgram);
}

function playwrightsOwn() {
  const { chromium } = createRequire(import.meta.url)('@playwright/test');
  const path = chromium.executablePath();
  return isProgram(path) ? path : undefined;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

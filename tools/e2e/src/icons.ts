import { chromium } from '@playwright/test';
import { chromiumOptions } from '@baton/services';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WEB = fileURLToPath(new URL('../../../apps/web/', import.meta.url));
const ICONS = [
  { file: 'icon-192.png', drawing: 'public/favicon.svg', size: 192 },
  { file: 'icon-512.png', drawing: 'public/favicon.svg', size: 512 },
  { file: 'maskable-512.png', drawing: 'icons/maskable.svg', size: 512 },
  // iOS rounds the corners itself, and paints what is transparent black.
  { file: 'touch-180.png', drawing: 'icons/maskable.svg', size: 180 },
] as const;

/** Draws the icons of the manifest, which are to be pictures of a size. */
const browser = await chromium.launch(chromiumOptions());
try {
  for (const { file, drawing, size } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const svg = await readFile(join(WEB, drawing), 'utf8');
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${svg}`);
    await page.screenshot({ path: join(WEB, 'public/icons', file), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}

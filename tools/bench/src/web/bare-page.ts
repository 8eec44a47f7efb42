import type { Browser, Page } from 'playwright-core';

const ADDRESS = 'http://bare.test/';
const ROWS = 40;
const CELLS = 8;

/** A page of rows and a text field, without style or script: what the browser itself takes on this machine. */
export async function openBarePage(
  browser: Browser,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const page = await browser.newPage();
  const row = `<tr><td><a data-cell="title" href="#">Task</a></td>${'<td>cell</td>'.repeat(CELLS)}</tr>`;
  const body = `<!doctype html><title>Bare</title><input /><table><tbody>${row.repeat(ROWS)}</tbody></table>`;
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body }));
  await prepare?.(page);
  await page.goto(ADDRESS);
  return page;
}

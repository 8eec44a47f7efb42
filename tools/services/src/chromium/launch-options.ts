/** How Playwright launches Chromium: as CHROMIUM_PATH names it, else Playwright's own. */
export interface ChromiumOptions {
  readonly executablePath?: string;
  readonly args: string[];
}

/** Root can only run it unsandboxed. */
export function chromiumOptions(): ChromiumOptions {
  const path = process.env['CHROMIUM_PATH'];
  return {
    ...(path && { executablePath: path }),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

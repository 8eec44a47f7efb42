import type { Login as LoginView } from '@baton/dto';

/** What a user agent says about itself; null where it says nothing that is known. */
export type Device = LoginView['device'];

/**
 * Names that the parser does not know are left out: it takes them from the header as they stand, and whoever
 * sends the header could so write into a mail.
 */
export async function deviceOf(userAgent: string): Promise<Device> {
  if (userAgent.trim() === '') return { browser: null, os: null };
  // Not every cold start has a device to name.
  const { default: Bowser } = await import('bowser');
  const parser = Bowser.getParser(userAgent, true);
  return {
    browser: known(parser.getBrowserName(), Bowser.BROWSER_MAP),
    os: known(parser.getOSName(), Bowser.OS_MAP),
  };
}

function known(name: string, names: Readonly<Record<string, string>>): string | null {
  return Object.values(names).includes(name) ? name : null;
}

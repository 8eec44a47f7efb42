import type { Login as LoginView } from '@baton/dto';
import Bowser from 'bowser';

/** What a user agent says about itself; null where it says nothing that is known. */
export type Device = LoginView['device'];

const BROWSERS = new Set(Object.values<string>(Bowser.BROWSER_MAP));
const SYSTEMS = new Set(Object.values<string>(Bowser.OS_MAP));

/**
 * Names that the parser does not know are left out: it takes them from the header as they stand, and whoever
 * sends the header could so write into a mail.
 */
export function deviceOf(userAgent: string): Device {
  if (userAgent.trim() === '') return { browser: null, os: null };
  const parser = Bowser.getParser(userAgent, true);
  const browser = parser.getBrowserName();
  const os = parser.getOSName();
  return { browser: BROWSERS.has(browser) ? browser : null, os: SYSTEMS.has(os) ? os : null };
}

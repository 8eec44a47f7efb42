import { createSettings, removeData, startStack } from '../stack/stack.ts';

/** Runs one system for all browser tests, which find it in their environment. */
export default async function setup(): Promise<() => Promise<void>> {
  const settings = await createSettings();
  const stack = await startStack(settings);
  const { site, inbox, database } = stack.endpoints();
  process.env['SITE_URL'] = site;
  process.env['INBOX_URL'] = inbox;
  process.env['STACK_DATABASE_URL'] = database;
  return async () => {
    await stack.stop();
    removeData(settings);
  };
}

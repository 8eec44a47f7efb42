import { fileURLToPath } from 'node:url';

/** Stands for a built Lambda. */
export const FUNCTION_FIXTURE = fixture('function');
/** Stands for the built site. */
export const SITE_FIXTURE = fixture('site');

function fixture(name: string): string {
  return fileURLToPath(new URL(`./fixtures/${name}`, import.meta.url));
}

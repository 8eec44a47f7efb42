import { localStore } from '../app/local-store.ts';

const OFF = 'baton.letter-keys-off';

/**
 * Whether keys without Control or Command do anything to the page. Whoever dictates, or hits keys beside those they
 * mean, can turn them off (WCAG 2.1.4). Kept in this browser.
 */
export function areLetterKeysOn(): boolean {
  return localStore.read(OFF) === null;
}

export function turnLetterKeys(on: boolean): void {
  if (on) localStore.remove(OFF);
  else localStore.write(OFF, 'true');
}

import { localStore } from '../app/local-store.ts';

const KEY = 'baton.signed-in';

/**
 * Whether this browser has probably got a refresh cookie, which a script cannot see. Spares a visitor of the
 * login page a request that is bound to fail.
 */
export const signedInHint = {
  isSet: () => localStore.read(KEY) === 'yes',
  set: () => localStore.write(KEY, 'yes'),
  clear: () => localStore.remove(KEY),
};

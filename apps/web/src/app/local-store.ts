/** What a browser keeps for this site; in one that forbids it, nothing is remembered. */
function storeIn(storage: () => Storage) {
  return {
    read: (key: string): string | null => attempt(() => storage().getItem(key)) ?? null,
    write: (key: string, value: string): void => attempt(() => storage().setItem(key, value)),
    remove: (key: string): void => attempt(() => storage().removeItem(key)),
  };
}

/** Kept for all tabs and visits. */
export const localStore = storeIn(() => localStorage);

/** Kept for this tab, over reloads. */
export const tabStore = storeIn(() => sessionStorage);

function attempt<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}

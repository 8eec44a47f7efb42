/** How often whoever goes on looking at a task says so. Seconds. */
export const VIEW_RENEWAL_S = 30;

/** After how long without a word they are gone: two words may be lost. Seconds. */
export const VIEW_EXPIRY_S = 75;

/** How `vi.waitUntil` waits for what another part of the system does, in milliseconds. */
export const PATIENCE = { timeout: 30_000, interval: 50 };

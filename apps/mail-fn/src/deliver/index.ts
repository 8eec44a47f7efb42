export { createDeliverEntry } from './deliver-entry.ts';
export type { DeliverEntry } from './deliver-entry.ts';

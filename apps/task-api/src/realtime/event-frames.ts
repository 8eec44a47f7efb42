import type { ProjectEvent, TaskViewers } from '@baton/dto';
import { type EventPosition, toEventId } from './event-position.ts';

/** How long a browser waits before it connects again, and one whose place another connection took. Milliseconds. */
const RETRY_MS = 2_000;
const RETRY_DISPLACED_MS = 60_000;

/** A comment, so that no proxy takes the silence for a dead connection. */
export const HEARTBEAT = ':\n\n';

/** The last words to a reader whose place another connection of theirs took. */
export const DISPLACED = `retry: ${RETRY_DISPLACED_MS}\n\n`;

export function eventFrame(event: ProjectEvent, position: EventPosition): string {
  return `id: ${toEventId(position)}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Without an id: a reader who comes back asks for it anew. */
export function presenceFrame(viewers: TaskViewers): string {
  return `event: presence\ndata: ${JSON.stringify(viewers)}\n\n`;
}

/** No event to a browser, but it remembers where to resume. */
export function positionFrame(position: EventPosition): string {
  return `retry: ${RETRY_MS}\nid: ${toEventId(position)}\n\n`;
}

/** Without its `data` line a browser would drop it. */
export function resetFrame(position: EventPosition): string {
  return `retry: ${RETRY_MS}\nid: ${toEventId(position)}\nevent: reset\ndata:\n\n`;
}

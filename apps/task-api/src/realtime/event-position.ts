/**
 * Up to where a reader knows what happened in a project: everything of the transactions before `horizon`. See
 * docs/decisions/016-server-sent-events.md.
 */
export interface EventPosition {
  /** A transaction id (xid8) of PostgreSQL, in decimal. */
  readonly horizon: string;
  /** When that was so, in epoch seconds of the database's clock. */
  readonly at: number;
}

/** Said as the `id` of server-sent events, so that it comes back as `Last-Event-ID`. */
export function toEventId({ horizon, at }: EventPosition): string {
  return `${horizon}-${at}`;
}

/** Undefined when it is none that {@link toEventId} made. */
export function fromEventId(id: string): EventPosition | undefined {
  const [, horizon, at] = /^(\d{1,19})-(\d{1,11})$/.exec(id) ?? [];
  return horizon !== undefined && at !== undefined ? { horizon, at: Number(at) } : undefined;
}

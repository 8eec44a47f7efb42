import * as z from 'zod';
import type { MailEvent } from './mail-event.ts';

/** A message is for a line; the fields hold all of them. */
const FAULTS_TOLD = 5;

/**
 * An event that no attempt of this version can turn into mails. Its message and fields hold ids and names of fields only.
 */
export class MalformedEventError extends Error {
  override readonly name = 'MalformedEventError';
  readonly eventId: unknown;
  /** Of the log entry or auth mail, if the event says it. */
  readonly entryId: unknown;
  /** Which fields are wrong, and how. */
  readonly faults: readonly string[];

  constructor(event: Partial<MailEvent>, entryId: unknown, faults: readonly string[]) {
    super(
      `Event ${event.id ?? 'unknown'} holds nothing that can be mailed (entry ${entryId ?? 'unknown'}): ` +
        faults.slice(0, FAULTS_TOLD).join('; '),
    );
    this.eventId = event.id;
    this.entryId = entryId;
    this.faults = faults;
  }
}

/**
 * Which fields failed their schema. Not the messages: those may quote what the fields hold.
 * @returns undefined for another error than a schema's
 */
export function describeFaults(error: unknown): readonly string[] | undefined {
  if (!(error instanceof z.ZodError)) return undefined;
  return error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

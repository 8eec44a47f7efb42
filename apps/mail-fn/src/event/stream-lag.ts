import type { SQSRecord } from 'aws-lambda';
import type { MailEvent } from './mail-event.ts';

/**
 * How long an event took from its table's stream to the queue, which the pipe between them does not tell.
 * @returns milliseconds; undefined for an event that comes again, was replayed, or is of no stream
 */
export function streamLag(
  { attributes }: Pick<SQSRecord, 'attributes'>,
  event: MailEvent,
): number | undefined {
  const createdAt = event.detail?.dynamodb?.ApproximateCreationDateTime;
  if (attributes.ApproximateReceiveCount !== '1' || event['replay-name'] || createdAt === undefined) return;
  const lag = Number(attributes.SentTimestamp) - 1000 * createdAt;
  // The stream rounds to seconds.
  return Number.isFinite(lag) ? Math.max(0, Math.round(lag)) : undefined;
}

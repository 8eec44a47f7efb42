import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { NOTIFY_REASONS } from '@baton/vocabulary';
import * as z from 'zod';
import type { UnreadableMail } from '../ledger/index.ts';
import type { MailEvent } from './mail-event.ts';

/** What of a malformed entry says whose mails are missing. */
const lookSchema = z.lazy(() =>
  z.object({
    pk: z.string(),
    sk: z.uuidv7(),
    project: z.object({ id: z.uuid() }),
    task: z.object({ id: z.uuid() }).optional().catch(undefined),
    request: z.object({ id: z.string() }),
    /** Of an order to mail again: the entry that the mails are about. */
    of: z.object({ pk: z.string(), sk: z.uuidv7() }).optional().catch(undefined),
    notify: z.array(z.unknown()),
  }),
);
const recipientSchema = z.lazy(() =>
  z.object({ id: z.uuid(), reason: z.enum(NOTIFY_REASONS).catch('member') }),
);

/** The mails that a malformed entry asks for, as far as it says so. */
export function unreadableMails(event: MailEvent): readonly UnreadableMail[] {
  const look = lookSchema.safeParse(imageOf(event));
  if (!look.success) return [];
  const { pk, sk, project, task, request, of = { pk, sk }, notify } = look.data;
  return notify
    .map((recipient) => recipientSchema.safeParse(recipient))
    .flatMap(({ data }) => (data ? [data] : []))
    .map(({ id, reason }) => ({
      entryId: of.sk,
      logPk: of.pk,
      userId: id,
      projectId: project.id,
      ...(task && { taskId: task.id }),
      requestId: request.id,
      reason,
    }));
}

function imageOf(event: MailEvent): unknown {
  const image = event.detail?.dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
  try {
    return image && unmarshall(image);
  } catch {
    return undefined;
  }
}

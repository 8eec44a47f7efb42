import type { OpenSpan, Tracing } from '@baton/tracing';
import type { SuppressionReason } from '@baton/vocabulary';
import pMap from 'p-map';
import type { FindSuppressed } from '../ledger/index.ts';
import type { Mail } from '../mails/index.ts';
import { DELIVERY_BUDGET_MS, type DeliverMailDependencies, createDeliverMail } from './deliver-mail.ts';
import { type DeliveryResult, isOpen } from './delivery-result.ts';

/** Mails at once: what the pace allows while SES and the ledger answer, and little that waits with a claim. */
const CONCURRENCY = 4;

/** Some mails are not out, or not marked. Thrown to make the queue bring their events again. */
export class DeliveryIncompleteError extends Error {
  override readonly name = 'DeliveryIncompleteError';

  /** @param open the entry of each mail that is open */
  constructor(open: readonly string[], all: number) {
    super(`Entry ${[...new Set(open)].join(', ')}: ${open.length} of ${all} deliveries are open.`);
  }
}

export interface DeliverMailsDependencies extends DeliverMailDependencies {
  readonly findSuppressed: FindSuppressed;
  readonly tracing: Tracing;
  /** Milliseconds on any steady clock. */
  readonly clock: () => number;
}

export type DeliverMails = (mails: readonly Mail[], remainingMs: () => number) => Promise<void>;

/**
 * Sends mails in their turns, once each: a mail that went out in an earlier attempt is left out, and the failure
 * of one does not keep the others back. Mails to addresses that take none are kept back, but for those about the
 * account.
 * @returns a function that throws DeliveryIncompleteError when a mail is still to be sent or marked
 */
export function createDeliverMails(dependencies: DeliverMailsDependencies): DeliverMails {
  const { clock, findSuppressed, ledger, log, tracing } = dependencies;
  const deliverMail = createDeliverMail(dependencies);

  return async (mails, remainingMs) => {
    const suppressed = await findSuppressed(mails.filter(isOfProject).map(({ recipient }) => recipient.id));
    const results = await pMap(
      mails.toSorted((a, b) => a.turn - b.turn),
      async (mail) => {
        const begin = clock();
        const span = beginSpan(mail);
        const result = await deliver(mail, suppressed, remainingMs);
        endSpan(span, result);
        log(isOpen(result) ? 'warn' : 'info', 'delivery', {
          entryId: mail.entryId,
          userId: mail.recipient.id,
          requestId: mail.requestId,
          ...result,
          ms: Math.round(clock() - begin),
        });
        return { mail, result };
      },
      { concurrency: CONCURRENCY },
    );
    const open = results.filter(({ result }) => isOpen(result)).map(({ mail }) => mail.entryId);
    if (open.length > 0) throw new DeliveryIncompleteError(open, results.length);
  };

  function beginSpan({ entryId, recipient, trace }: Mail): OpenSpan {
    return tracing.start('mail', {
      kind: 'consumer',
      origin: { traceparent: trace },
      attributes: { 'baton.entry.id': entryId, 'baton.recipient.id': recipient.id },
    });
  }

  async function deliver(
    mail: Mail,
    suppressed: ReadonlyMap<string, SuppressionReason>,
    remainingMs: () => number,
  ): Promise<DeliveryResult> {
    if (remainingMs() < DELIVERY_BUDGET_MS) return { state: 'postponed' };
    const why = isOfProject(mail) ? suppressed.get(mail.recipient.id) : undefined;
    if (!why) return deliverMail(mail, remainingMs);
    try {
      return { state: await ledger.suppress(mail, why) };
    } catch (error) {
      return { state: 'failed', error: (error as Error).name };
    }
  }
}

function endSpan(span: OpenSpan, result: DeliveryResult): void {
  const { state, messageId } = result;
  span.end({
    attributes: {
      'baton.mail.state': state,
      ...(messageId !== undefined && { 'aws.ses.message_id': messageId }),
    },
    failed: isOpen(result),
  });
}

/** A mail about an account has no project, and is what ends a suppression. */
function isOfProject({ projectId }: Mail): boolean {
  return projectId !== undefined;
}

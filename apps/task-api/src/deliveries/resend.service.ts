import type { RESEND_REFUSALS, ResendResult } from '@baton/dto';
import type { Delivery, MailsResent, Recipient } from '@baton/log-schema';
import { type DeliveryState, TROUBLE_STATES } from '@baton/vocabulary';
import { entryHead, type OutboxRepository, toProjectRef } from '../change-log/index.ts';
import { requireOwner, requireUnarchived } from '../members/index.ts';
import { toRecipient } from '../notifications/index.ts';
import type { Tx } from '../platform/database/index.ts';
import type { Call } from '../platform/http/index.ts';
import type { Once } from '../platform/idempotency/index.ts';
import { type MailPreferencesRepository, type TaskReader, timeZoneOf } from '../preferences/index.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { SuppressionsRepository } from '../suppressions/index.ts';
import type { GetUnsubscribeTokens } from '../unsubscribe/index.ts';
import { reasonSchema } from './delivery-reason.ts';
import type { DeliveryRef, LedgerRepository } from './ledger.repository.ts';
import type { ToldRepository } from './told.repository.ts';

/** Orders mails again that did not reach their readers. */
export interface ResendService {
  /** Says of each mail whether it is ordered, or why it is not. */
  readonly resend: (call: Call, projectRef: string, mails: readonly DeliveryRef[]) => Promise<ResendResult>;
}

type Refusal = (typeof RESEND_REFUSALS)[number];

/** A mail that the log still has the entry of. */
type LoggedDelivery = Delivery & { readonly logPk: string };

export function createResendService(deps: {
  once: Once;
  projects: Pick<ProjectsRepository, 'get' | 'hold'>;
  told: Pick<ToldRepository, 'invitees'>;
  ledger: Pick<LedgerRepository, 'find'>;
  suppressions: Pick<SuppressionsRepository, 'find'>;
  preferences: Pick<MailPreferencesRepository, 'findReadersOfTasks'>;
  getTokens: GetUnsubscribeTokens;
  outbox: Pick<OutboxRepository, 'addAll'>;
}): ResendService {
  const { once, projects, told, ledger, suppressions, preferences, getTokens, outbox } = deps;

  /** The project of an owner, as it is then. */
  async function getOwned({ actor }: Call, projectRef: string, tx?: Tx) {
    const project = await projects.get(projectRef, actor.sub, tx);
    requireOwner(project.role);
    requireUnarchived(project);
    return project;
  }

  /** Those of a project, in trouble, whose readers can be mailed; why not, by the key, of the others. */
  async function examine(projectId: string, mails: readonly DeliveryRef[]) {
    const [known, suppressed] = await Promise.all([
      ledger.find(mails),
      suppressions.find(mails.map(({ userId }) => userId)),
    ]);
    const byKey = new Map(known.map((mail) => [keyOf({ entryId: mail.pk, userId: mail.sk }), mail]));
    const deliveries: LoggedDelivery[] = [];
    const refusals = new Map<string, Refusal>();
    for (const mail of mails) {
      const delivery = byKey.get(keyOf(mail));
      if (!isOfProject(delivery, projectId)) refusals.set(keyOf(mail), 'not-found');
      else if (!isTrouble(delivery.state)) refusals.set(keyOf(mail), 'not-in-trouble');
      else if (suppressed.has(mail.userId)) refusals.set(keyOf(mail), 'suppressed');
      else deliveries.push(delivery);
    }
    return { deliveries, refusals };
  }

  /** Who can be mailed now, as they are now, or why they cannot. */
  async function findRecipients(projectId: string, deliveries: readonly LoggedDelivery[], tx: Tx) {
    const ids = deliveries.map(({ sk }) => sk);
    const taskIds = deliveries.flatMap(({ taskId }) => taskId ?? []);
    const [readers, invitees, { sign }] = [
      await preferences.findReadersOfTasks(projectId, ids, [...new Set(taskIds)], tx),
      await told.invitees(projectId, ids, tx),
      await getTokens(tx),
    ];
    // Like a link in a mail about a task, which leaves mentions.
    const hasDeclined = ({ watching }: TaskReader, { taskId, reason }: LoggedDelivery) =>
      taskId !== undefined && reason !== 'mention' && watching[taskId] === 'declined';
    const readersById = new Map(readers.map((reader) => [reader.id, reader]));
    const inviteesById = new Map(invitees.map((invitee) => [invitee.id, invitee]));
    return (delivery: LoggedDelivery): Recipient | Refusal => {
      const { sk: userId, taskId, reason } = delivery;
      const reader = readersById.get(userId);
      if (reader) {
        if (reader.preferences.cadence === 'off' || hasDeclined(reader, delivery)) return 'switched-off';
        const scope = taskId ? 'task' : 'project';
        const token = sign({ scope, userId, targetId: taskId ?? projectId });
        return toRecipient(reader, reasonSchema.parse(reason), token);
      }
      const invitee = inviteesById.get(userId);
      if (!invitee) return 'no-longer-member';
      return { ...invitee, name: '', timeZone: timeZoneOf(invitee.locale), reason: 'invitee' };
    };
  }

  return {
    async resend(call, projectRef, named) {
      const { id: projectId } = await getOwned(call, projectRef);
      const mails = [...new Map(named.map((mail) => [keyOf(mail), mail])).values()];
      // Before the transaction, which is not to wait for DynamoDB.
      const examined = await examine(projectId, mails);
      return once(call, async (tx) => {
        await projects.hold(projectId, tx);
        const project = await getOwned(call, projectId, tx);
        const { deliveries } = examined;
        const refusals = new Map(examined.refusals);
        const recipientOf = await findRecipients(projectId, deliveries, tx);
        const at = new Date();
        const orders: MailsResent[] = [];
        for (const [entryId, ofEntry] of Map.groupBy(deliveries, ({ pk }) => pk)) {
          const notify: Recipient[] = [];
          const [first] = ofEntry;
          for (const delivery of ofEntry) {
            const recipient = recipientOf(delivery);
            if (typeof recipient !== 'string') notify.push(recipient);
            else refusals.set(keyOf({ entryId, userId: delivery.sk }), recipient);
          }
          if (!first || notify.length === 0) continue;
          orders.push({
            ...entryHead(call, at),
            kind: 'mails.resent',
            project: toProjectRef(project),
            of: { pk: first.logPk, sk: entryId },
            notify,
          });
        }
        if (orders.length > 0) outbox.addAll(orders, tx);
        return {
          ordered: mails.filter((mail) => !refusals.has(keyOf(mail))),
          refused: mails.flatMap((mail) => {
            const why = refusals.get(keyOf(mail));
            return why ? [{ ...mail, why }] : [];
          }),
        };
      });
    },
  };
}

function keyOf({ entryId, userId }: DeliveryRef): string {
  return `${entryId} ${userId}`;
}

function isOfProject(delivery: Delivery | undefined, projectId: string): delivery is LoggedDelivery {
  return delivery?.projectId === projectId && delivery.logPk !== undefined;
}

function isTrouble(state: DeliveryState): boolean {
  return (TROUBLE_STATES as readonly DeliveryState[]).includes(state);
}

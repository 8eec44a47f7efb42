import { AppError, idSchema, type MailProblems, type ProjectDeliveries } from '@baton/dto';
import { type Delivery, troubleKey } from '@baton/log-schema';
import type { TroubleState } from '@baton/vocabulary';
import * as z from 'zod';
import { requireOwner } from '../members/index.ts';
import type { Call } from '../platform/http/index.ts';
import { decodeCursor, toPage } from '../platform/keyset-cursor.ts';
import type { ProjectsRepository } from '../projects/index.ts';
import type { SuppressionsRepository } from '../suppressions/index.ts';
import { reasonSchema } from './delivery-reason.ts';
import type { LedgerRepository } from './ledger.repository.ts';
import type { ToldRepository } from './told.repository.ts';

/** What owners see of mails that do not reach their readers. */
export interface DeliveriesService {
  /** The latest entries first. */
  readonly list: (
    call: Call,
    projectRef: string,
    page: { state: TroubleState; cursor?: string | undefined; limit: number },
  ) => Promise<ProjectDeliveries>;
  /** The members whose address takes no mails. */
  readonly mailProblems: (call: Call, projectRef: string) => Promise<MailProblems>;
}

/** The list, then the entry and the user of its last mail. */
const cursorPositionSchema = z.tuple([z.string(), idSchema, idSchema]);

export function createDeliveriesService(deps: {
  projects: Pick<ProjectsRepository, 'get'>;
  told: Pick<ToldRepository, 'namesOf' | 'tasksOf' | 'membersOf'>;
  ledger: Pick<LedgerRepository, 'inTrouble'>;
  suppressions: Pick<SuppressionsRepository, 'find'>;
}): DeliveriesService {
  const { projects, told, ledger, suppressions } = deps;

  /** The project of an owner. */
  async function getOwned({ actor }: Call, projectRef: string) {
    const project = await projects.get(projectRef, actor.sub);
    requireOwner(project.role);
    return project;
  }

  return {
    async list(call, projectRef, { state, cursor, limit }) {
      const { id: projectId } = await getOwned(call, projectRef);
      const trouble = troubleKey(projectId, state);
      const [list, entryId, userId] = decodeCursor(cursorPositionSchema, cursor) ?? [];
      if (list !== undefined && list !== trouble) {
        throw AppError.field('cursor', 'Is a cursor of another list of mails');
      }
      const after = entryId && userId ? { entryId, userId } : undefined;
      const mails = await ledger.inTrouble({ projectId, state }, { after, limit: limit + 1 });
      const [names, tasks] = await Promise.all([
        told.namesOf(mails.map(({ sk }) => sk)),
        told.tasksOf(mails.flatMap(({ taskId }) => taskId ?? [])),
      ]);
      const toItem = (mail: Delivery): ProjectDeliveries['items'][number] => ({
        entryId: mail.pk,
        user: { id: mail.sk, name: names.get(mail.sk) ?? '' },
        task: (mail.taskId && tasks.get(mail.taskId)) || null,
        reason: reasonSchema.parse(mail.reason),
        state,
        at: mail.updatedAt,
        attempts: mail.attempts,
        error: mail.error ?? null,
      });
      return toPage(mails, limit, toItem, ({ pk, sk }) => [trouble, pk, sk]);
    },

    async mailProblems(call, projectRef) {
      const project = await getOwned(call, projectRef);
      const members = await told.membersOf(project.id);
      const suppressed = await suppressions.find(members.map(({ id }) => id));
      return {
        items: members.flatMap((user) => {
          const suppression = suppressed.get(user.id);
          return suppression ? { user, suppressed: suppression.reason, at: suppression.at } : [];
        }),
      };
    },
  };
}

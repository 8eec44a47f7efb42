import type { Task } from '@baton/dto';
import { useTranslation } from 'react-i18next';
import { useIdempotencyKey } from '../api/use-idempotency-key.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { problemText } from '../i18n/problem-text.ts';
import { type CommentDraft, CommentEditor, EMPTY_COMMENT } from './comment-editor.tsx';
import { useAddComment } from './comment-queries.ts';

/** Adds a comment. What is typed stays until the server has it. */
export function NewComment({ task }: { task: Task }) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const [draft, setDraft] = useDraft<CommentDraft>(`${task.id}.comment`);
  const keyOf = useIdempotencyKey();
  const add = useAddComment(task);

  function send(body: string) {
    const sent = draft?.text;
    add.mutate(
      { body, idempotencyKey: keyOf({ body }) },
      // Somebody who types on meanwhile keeps that.
      { onSuccess: () => setDraft((current) => (current?.text === sent ? null : current)) },
    );
  }

  return (
    <CommentEditor
      label={t('comments.new')}
      placeholder={t('comments.placeholder')}
      submitLabel={t('comments.send')}
      draft={draft ?? EMPTY_COMMENT}
      isSending={add.isPending}
      failure={add.isError ? t('comments.notSent', { why: problemText(add.error, common) }) : null}
      onType={(typed) => setDraft(typed.text === '' ? null : typed)}
      onSubmit={send}
    />
  );
}

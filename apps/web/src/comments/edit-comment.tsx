import type { Comment, Task } from '@baton/dto';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../drafts/use-draft.ts';
import { problemText } from '../i18n/problem-text.ts';
import { mentionable, toWritten } from '../mentions/mention-text.ts';
import { useProjectPeople } from '../tasks/project-people.ts';
import { type CommentDraft, CommentEditor } from './comment-editor.tsx';
import { useEditComment } from './comment-queries.ts';

export interface EditCommentProps {
  readonly task: Task;
  readonly comment: Comment;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** Under which the editor keeps what is typed in it. */
export function editCommentDraftName(task: Task, comment: Comment): string {
  return `${task.id}.comment.${comment.id}`;
}

export function EditComment({ task, comment, takesFocus, onClose }: EditCommentProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const people = useProjectPeople();
  const [draft, setDraft] = useDraft<CommentDraft>(editCommentDraftName(task, comment));
  const edit = useEditComment(task);

  function close() {
    setDraft(null);
    onClose();
  }
  function save(body: string) {
    if (body === comment.body) close();
    else edit.mutate({ id: comment.id, body }, { onSuccess: close });
  }

  return (
    <CommentEditor
      label={t('comments.edit')}
      submitLabel={t('save')}
      draft={
        draft ?? {
          text: toWritten(comment.body, mentionable(people)),
          picked: comment.mentions.map(({ id }) => id),
        }
      }
      isSending={edit.isPending}
      failure={edit.isError ? t('comments.notSent', { why: problemText(edit.error, common) }) : null}
      takesFocus={takesFocus}
      onType={setDraft}
      onSubmit={save}
      onCancel={close}
      // The key must not throw away what was typed.
      onEscape={() => draft === null && close()}
    />
  );
}

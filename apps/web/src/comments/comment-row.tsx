import type { Comment, Task } from '@baton/dto';
import { ActionIcon, Avatar, Button, Group, Menu, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useServices } from '../app/services.ts';
import { useMenuFocus } from '../app/use-menu-focus.ts';
import { formatAgo, formatTime } from '../i18n/format.ts';
import { problemText } from '../i18n/problem-text.ts';
import { useLocale } from '../i18n/use-locale.ts';
import { Markdown } from '../markdown/markdown.tsx';
import { commentAnchor } from './comment-anchor.ts';
import { useDeleteComment } from './comment-queries.ts';
import classes from './comment-row.module.css';
import { EditComment, editCommentDraftName } from './edit-comment.tsx';

export interface CommentRowProps {
  readonly task: Task;
  readonly comment: Comment;
  /** Whether the address leads to it. */
  readonly isSought: boolean;
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
  /** Called before what has the focus in it goes away. */
  readonly onLeave: () => void;
}

export function CommentRow(props: CommentRowProps) {
  const { task, comment, isSought, mayEdit, mayDelete, onLeave } = props;
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { drafts } = useServices();
  const isReopened = mayEdit && drafts.read(editCommentDraftName(task, comment)) !== null;
  const [isEditing, editing] = useDisclosure(isReopened);
  const [isAsking, question] = useDisclosure(false);
  const { menuProps, handOver } = useMenuFocus();
  const author = comment.author.name || t('deletedAccount');

  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!isSought) return;
    row.current?.focus({ preventScroll: true });
    row.current?.scrollIntoView({ block: 'center' });
  }, [isSought]);

  function stopEditing() {
    onLeave();
    editing.close();
  }

  return (
    <li
      ref={row}
      id={commentAnchor(comment.id)}
      tabIndex={isSought ? -1 : undefined}
      className={classes.comment}
      data-sought={isSought || undefined}
    >
      <Avatar size={26} name={comment.author.name} color="initials" aria-hidden />
      <div className={classes.body}>
        <Group gap={6} mih={28} wrap="nowrap">
          <Text span size="sm" fw={600} truncate>
            {author}
          </Text>
          <Text span size="xs" c="dimmed" flex="none" title={formatTime(comment.createdAt, locale)}>
            {formatAgo(comment.createdAt, locale)}
            {comment.editedAt && ` · ${t('comments.edited')}`}
          </Text>
          {(mayEdit || mayDelete) && !isEditing && (
            <Menu position="bottom-end" width={170} {...menuProps}>
              <Menu.Target>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  ml="auto"
                  aria-label={t('comments.menu', { author })}
                >
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {mayEdit && (
                  <Menu.Item
                    leftSection={<IconPencil size={16} aria-hidden />}
                    onClick={handOver(editing.open)}
                  >
                    {t('panel.edit')}
                  </Menu.Item>
                )}
                {mayDelete && (
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={16} aria-hidden />}
                    onClick={handOver(question.open)}
                  >
                    {t('comments.delete')}
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
        {isEditing ? (
          <EditComment task={task} comment={comment} takesFocus={!isReopened} onClose={stopEditing} />
        ) : (
          <Markdown text={comment.body} people={comment.mentions} />
        )}
        {isAsking && (
          <DeleteQuestion task={task} comment={comment} onKeep={question.close} onLeave={onLeave} />
        )}
      </div>
    </li>
  );
}

interface DeleteQuestionProps extends Pick<CommentRowProps, 'task' | 'comment' | 'onLeave'> {
  readonly onKeep: () => void;
}

/** Asks first: a comment is deleted for good. */
function DeleteQuestion({ task, comment, onKeep, onLeave }: DeleteQuestionProps) {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const deletion = useDeleteComment(task);

  function keep() {
    onLeave();
    onKeep();
  }
  function remove() {
    onLeave();
    deletion.mutate(comment, {
      onError: (error) =>
        notifications.show({
          color: 'red',
          role: 'alert',
          title: t('comments.deleteFailed'),
          message: problemText(error, common),
        }),
    });
  }

  return (
    <Group role="group" aria-label={t('comments.delete')} gap="xs" mt="xs" justify="flex-end">
      <Text size="sm" mr="auto">
        {t('comments.deleteQuestion')}
      </Text>
      {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the user has just asked for the question */}
      <Button size="xs" variant="default" autoFocus onClick={keep}>
        {t('cancel')}
      </Button>
      <Button size="xs" color="red" loading={deletion.isPending} onClick={remove}>
        {t('comments.delete')}
      </Button>
    </Group>
  );
}

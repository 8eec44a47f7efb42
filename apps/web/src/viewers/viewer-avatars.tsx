import { Avatar, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProjectPeople } from '../tasks/project-people.ts';
import classes from './viewer-avatars.module.css';
import { useOtherViewers } from './viewer-queries.ts';

/** More are counted. */
const MOST = 4;

/** Who else looks at a task now. */
export function ViewerAvatars({ taskId }: { taskId: string }) {
  const { t } = useTranslation('app');
  const ids = useOtherViewers(taskId);
  const people = useProjectPeople();
  const viewers = people.filter(({ id }) => ids.includes(id));
  const names = viewers.map(({ name }) => name).join(', ');
  return (
    <>
      {viewers.length > 0 && (
        <div className={classes.avatars} title={t('viewers.also', { names })} aria-hidden>
          {viewers.slice(0, MOST).map(({ id, name }) => (
            <Avatar key={id} name={name} color="initials" size={24} className={classes.avatar} />
          ))}
          {viewers.length > MOST && (
            <Avatar size={24} className={classes.avatar}>{`+${viewers.length - MOST}`}</Avatar>
          )}
        </div>
      )}
      {/* There before anybody comes, so that their coming is heard. */}
      <VisuallyHidden role="status">{names && t('viewers.also', { names })}</VisuallyHidden>
    </>
  );
}

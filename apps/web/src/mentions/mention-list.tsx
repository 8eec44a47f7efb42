import { Avatar, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './mention-list.module.css';
import type { MentionListState } from './use-mention-list.ts';

/** Whom an `@` may mention, above the field that it is typed in; the field keeps the focus. */
export function MentionList({ list }: { list: MentionListState }) {
  const { t } = useTranslation('app');
  const isOpen = list.found.length > 0;
  return (
    <>
      <VisuallyHidden role="status">
        {isOpen && t('mentions.found', { count: list.found.length })}
      </VisuallyHidden>
      {isOpen && (
        <ul id={list.id} role="listbox" aria-label={t('mentions.label')} className={classes.list}>
          {list.found.map((person, index) => (
            <li
              key={person.id}
              id={list.optionId(index)}
              role="option"
              aria-selected={index === list.active}
              className={classes.option}
              // The field keeps the focus, in which its keys choose.
              onPointerDown={(event) => {
                event.preventDefault();
                list.pick(person);
              }}
            >
              <Avatar size={20} name={person.name} color="initials" aria-hidden />
              {person.label}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

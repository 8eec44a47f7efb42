import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './option-list.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
}

export interface OptionListProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly selected: readonly Value[];
  readonly onPick: (value: Value) => void;
  /** Several can be chosen, and the list stays. */
  readonly isMultiple?: boolean;
}

/** Shorter lists are read faster than searched. */
const SEARCHED_FROM = 8;

/** A list to choose from by arrow keys, by typing or, the first nine, by their number. Takes the focus when it appears. */
export function OptionList<Value extends string>(props: OptionListProps<Value>) {
  const { label, options, selected, onPick, isMultiple = false } = props;
  const { t } = useTranslation('app');
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const isSearched = options.length >= SEARCHED_FROM;
  const shown = options.filter((option) => option.label.toLowerCase().includes(text.trim().toLowerCase()));
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      options.findIndex(({ value }) => selected.includes(value)),
    ),
  );
  const active = Math.min(place, shown.length - 1);

  function moveTo(next: number) {
    const wrapped = (next + shown.length) % shown.length;
    setPlace(wrapped);
    list.current?.children[wrapped]?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    const numbered = isSearched ? undefined : shown[Number(event.key) - 1];
    const picked = event.key === 'Enter' || (event.key === ' ' && !isSearched) ? shown[active] : numbered;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveTo(active + 1);
    else if (event.key === 'ArrowUp') moveTo(active - 1);
    else if (picked) onPick(picked.value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const focusable = {
    onKeyDown,
    'data-autofocus': true,
    'aria-label': label,
    'aria-activedescendant': shown[active] && `${id}-${active}`,
  };
  return (
    <>
      {isSearched && (
        <input
          {...focusable}
          role="combobox"
          aria-expanded
          aria-controls={id}
          className={classes.search}
          placeholder={t('list.findOption')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setPlace(0);
          }}
        />
      )}
      {/* Without a search, the list itself is what has the focus. */}
      <ul
        {...(isSearched ? { 'aria-label': label } : { ...focusable, tabIndex: 0 })}
        ref={list}
        id={id}
        role="listbox"
        aria-multiselectable={isMultiple}
        className={classes.list}
      >
        {shown.map((option, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list or the search has the keys
          <li
            key={option.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={selected.includes(option.value)}
            data-active={index === active || undefined}
            className={classes.option}
            onClick={() => onPick(option.value)}
            onPointerMove={() => setPlace(index)}
          >
            {option.icon}
            <span className={classes.text}>{option.label}</span>
            {selected.includes(option.value) && <IconCheck size={14} aria-hidden />}
          </li>
        ))}
      </ul>
      {shown.length === 0 && (
        <p role="status" className={classes.nothing}>
          {t('list.noOption')}
        </p>
      )}
    </>
  );
}

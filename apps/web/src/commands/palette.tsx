import { Modal, Text, VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { findItems, PALETTE_GROUPS, type PaletteItem } from './find-items.ts';
import { KeyCaps } from './key-caps.tsx';
import classes from './palette.module.css';
import { pressName } from './press-name.ts';
import { useCommandTexts } from './use-command-texts.ts';
import { usePaletteItems } from './use-palette-items.ts';

export interface PaletteProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Finds tasks, projects, pages and commands by what is typed. */
export function Palette({ opened, onClose }: PaletteProps) {
  const { t } = useCommandTexts();
  const chosen = useRef<PaletteItem>(null);

  function choose(item: PaletteItem) {
    chosen.current = item;
    onClose();
  }
  // After the focus has returned, so that what is done next takes it from there.
  function runChosen() {
    const item = chosen.current;
    chosen.current = null;
    item?.run();
  }

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={runChosen}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
      size="lg"
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 0 }}
    >
      <PaletteBody onChoose={choose} onClose={onClose} />
    </Modal>
  );
}

interface PaletteBodyProps {
  readonly onChoose: (item: PaletteItem) => void;
  readonly onClose: () => void;
}

function PaletteBody({ onChoose, onClose }: PaletteBodyProps) {
  const { t } = useCommandTexts();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const items = findItems(usePaletteItems(query), query);
  const active = Math.min(place, items.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  function moveTo(next: number) {
    if (items.length === 0) return;
    const wrapped = (next + items.length) % items.length;
    setPlace(wrapped);
    list.current?.querySelector(`[data-place="${wrapped}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const item = items[active];
    if (event.key === 'ArrowDown') moveTo(active + 1);
    else if (event.key === 'ArrowUp') moveTo(active - 1);
    else if (event.key === 'Enter' && item) onChoose(item);
    else if (pressName(event.nativeEvent) === 'mod+k') onClose();
    else return;
    event.preventDefault();
  }

  return (
    <>
      <input
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={items[active] && optionId(active)}
        aria-autocomplete="list"
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        className={classes.search}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={id} role="listbox" aria-label={t('palette.title')} className={classes.list}>
        {PALETTE_GROUPS.filter((group) => items.some((item) => item.group === group)).map((group) => (
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className={classes.group}>
              {t(`groups.${group}`)}
            </div>
            {items.map((item, index) =>
              item.group !== group ? null : (
                <PaletteOption
                  key={item.id}
                  id={optionId(index)}
                  item={item}
                  index={index}
                  isActive={index === active}
                  onChoose={onChoose}
                  onPoint={setPlace}
                />
              ),
            )}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <Text size="sm" c="dimmed" p="md">
          {t('palette.nothing')}
        </Text>
      )}
      <VisuallyHidden role="status">
        {items.length === 0 ? t('palette.nothing') : query && t('palette.found', { count: items.length })}
      </VisuallyHidden>
    </>
  );
}

interface PaletteOptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly index: number;
  readonly isActive: boolean;
  readonly onChoose: (item: PaletteItem) => void;
  readonly onPoint: (index: number) => void;
}

function PaletteOption({ id, item, index, isActive, onChoose, onPoint }: PaletteOptionProps) {
  const { t } = useCommandTexts();
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the search has them
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      data-place={index}
      className={classes.option}
      onClick={() => onChoose(item)}
      onPointerMove={() => onPoint(index)}
    >
      {item.key && <span className={classes.key}>{item.key}</span>}
      <span className={classes.label}>{item.label}</span>
      {item.keys && <KeyCaps keys={item.keys} then={t('sheet.then')} />}
    </div>
  );
}

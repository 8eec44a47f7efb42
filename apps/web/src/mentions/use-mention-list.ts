import { type KeyboardEvent, type RefObject, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Mentionable, mentionQuery } from './mention-text.ts';

const SHOWN = 8;

export interface MentionListOptions {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly people: readonly Mentionable[];
  readonly onPick: (person: Mentionable, text: string) => void;
}

/** The people whose names begin with what is typed behind an `@`, and the keys that choose among them. */
export function useMentionList({ input, people, onPick }: MentionListOptions) {
  const id = useId();
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const found = query === null ? [] : matching(people, query);
  const optionId = (index: number) => `${id}-${index}`;

  function lookAtCaret() {
    const { value = '', selectionStart = 0 } = input.current ?? {};
    setQuery(people.length > 0 ? mentionQuery(value, selectionStart) : null);
    setActive(0);
  }

  function pick(person: Mentionable) {
    const field = input.current;
    if (!field || query === null) return;
    const start = field.selectionStart - query.length;
    const before = `${field.value.slice(0, start)}${person.label} `;
    const text = before + field.value.slice(field.selectionStart).replace(/^ /, '');
    // The text is in the field before the caret is set, and both before the next key.
    flushSync(() => {
      setQuery(null);
      onPick(person, text);
    });
    field.setSelectionRange(before.length, before.length);
  }

  /** @returns whether the key was for the list */
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    const person = found[active];
    if (!person || event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown') setActive((active + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + found.length) % found.length);
    else if (event.key === 'Escape') setQuery(null);
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || event.key === 'Tab') pick(person);
    else return false;
    event.preventDefault();
    return true;
  }

  return {
    id,
    found,
    active,
    optionId,
    pick,
    lookAtCaret,
    onKeyDown,
    close: () => setQuery(null),
    inputProps: {
      'aria-autocomplete': 'list',
      'aria-controls': found.length > 0 ? id : undefined,
      'aria-activedescendant': found.length > 0 ? optionId(active) : undefined,
    } as const,
  };
}

export type MentionListState = ReturnType<typeof useMentionList>;

function matching(people: readonly Mentionable[], query: string): Mentionable[] {
  const wanted = query.toLocaleLowerCase();
  const begins = ({ label }: Mentionable) =>
    label
      .toLocaleLowerCase()
      .split(' ')
      .some((word) => word.startsWith(wanted));
  return people.filter(begins).slice(0, SHOWN);
}

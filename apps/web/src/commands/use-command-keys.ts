import { useEffect } from 'react';
import { COMMAND_IDS, type CommandId, COMMANDS } from './command-table.ts';
import { useCommands } from './commands.tsx';
import { keyReachAt } from './key-reach.ts';
import { createKeySequence } from './key-sequence.ts';
import { areLetterKeysOn } from './letter-keys.ts';
import { pressName } from './press-name.ts';

const BY_KEYS: ReadonlyMap<string, CommandId> = new Map(
  COMMAND_IDS.filter((id) => COMMANDS[id].reach !== 'view').flatMap((id) =>
    COMMANDS[id].keys.map((keys): [string, CommandId] => [keys, id]),
  ),
);

/** Does by key what components offer. */
export function useCommandKeys(): void {
  const commands = useCommands();
  useEffect(() => {
    const sequence = createKeySequence(new Set(BY_KEYS.keys()));

    function onKeyDown(event: KeyboardEvent) {
      if (event.isComposing || event.repeat) return;
      const name = pressName(event);
      if (name === null) return;
      if (!name.startsWith('mod+') && !areLetterKeysOn()) return;
      const reaches = keyReachAt(event.target);
      // What is typed into a field begins nothing.
      if (!reaches.includes('panel')) sequence.reset();
      const id = BY_KEYS.get(sequence.press(name, event.timeStamp) ?? '');
      if (!id || !reaches.includes(COMMANDS[id].reach) || !commands.run(id)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    // First, because the second key of two may mean something by itself to what has the focus.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [commands]);
}

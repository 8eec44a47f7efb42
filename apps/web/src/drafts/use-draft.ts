import { useCallback, useState } from 'react';
import { useServices } from '../app/services.ts';

type Change<Draft> = Draft | null | ((current: Draft | null) => Draft | null);

/**
 * What the user typed in one place and did not save yet; null when there is nothing.
 * @param name names the place, the task included; it stays the same while the component is mounted
 */
export function useDraft<Draft extends object>(
  name: string,
): [Draft | null, (change: Change<Draft>) => void] {
  const { drafts } = useServices();
  const [draft, setDraft] = useState(() => drafts.read<Draft>(name));
  const change = useCallback(
    (next: Change<Draft>) => {
      const changed = typeof next === 'function' ? next(drafts.read<Draft>(name)) : next;
      setDraft(changed);
      if (changed === null) drafts.remove(name);
      else drafts.write(name, changed);
    },
    [drafts, name],
  );
  return [draft, change];
}

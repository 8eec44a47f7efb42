import { useCallback, useState } from 'react';
import { useServices } from '../app/services.ts';

/**
 * What the user typed in one place and did not save yet; null when there is nothing.
 * @param name names the place, the task included; it stays the same while the component is mounted
 */
export function useDraft<Draft>(name: string): [Draft | null, (draft: Draft | null) => void] {
  const { drafts } = useServices();
  const [draft, setDraft] = useState(() => drafts.read<Draft>(name));
  const change = useCallback(
    (next: Draft | null) => {
      setDraft(next);
      if (next === null) drafts.remove(name);
      else drafts.write(name, next);
    },
    [drafts, name],
  );
  return [draft, change];
}

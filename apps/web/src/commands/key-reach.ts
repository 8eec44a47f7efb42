import type { KeyReach } from './command-table.ts';

const TYPED_INTO =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"])';
/** They find their options by letters, and close by keys of their own. */
const OF_THEIR_OWN = '[role="menu"], [role="listbox"], [role="dialog"]:not([data-panel])';

/** Which keys mean a command when they are pressed there. */
export function keyReachAt(target: EventTarget | null): readonly KeyReach[] {
  const dialogs = [...document.querySelectorAll('[role="dialog"][aria-modal]')];
  if (dialogs.some((dialog) => !dialog.matches('[data-panel]'))) return [];
  if (target instanceof Element) {
    if (target.matches(TYPED_INTO)) return ['everywhere'];
    if (target.closest(OF_THEIR_OWN)) return ['everywhere'];
  }
  return dialogs.length > 0 ? ['panel', 'everywhere'] : ['page', 'panel', 'everywhere'];
}

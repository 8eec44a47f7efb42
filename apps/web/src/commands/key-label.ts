import { type CommandId, COMMANDS } from './command-table.ts';

/** As Apple's keyboards have them. */
const APPLE: Readonly<Record<string, string>> = { mod: '⌘', enter: '↵', shift: '⇧' };
const OTHERS: Readonly<Record<string, string>> = { mod: 'Ctrl', enter: 'Enter', shift: 'Shift' };
const ANY: Readonly<Record<string, string>> = { arrows: '← ↑ ↓ →', escape: 'Esc', space: 'Space' };

/** The caps to press for a command, one press after the other: `g p` is `[['G'], ['P']]`. */
export function keyCaps(keys: string, isApple = isApplePlatform()): string[][] {
  const named = { ...ANY, ...(isApple ? APPLE : OTHERS) };
  return keys.split(' ').map((press) => press.split('+').map((key) => named[key] ?? key.toUpperCase()));
}

/** For a control that does what a command does: its keys, for the tooltip and for screen readers. */
export function keyHint(id: CommandId, label: string) {
  const [keys] = COMMANDS[id].keys;
  if (keys === undefined) return { title: label };
  const caps = keyCaps(keys).map((press) => press.join(isApplePlatform() ? '' : '+'));
  return {
    title: `${label} (${caps.join(' ')})`,
    // The attribute has no way to say that one key follows the other.
    ...(!keys.includes(' ') && { 'aria-keyshortcuts': ariaKeys(keys) }),
  };
}

function ariaKeys(keys: string): string {
  return keys.replace('mod', isApplePlatform() ? 'Meta' : 'Control');
}

function isApplePlatform(): boolean {
  return /Mac|iP(hone|ad|od)/.test(navigator.userAgent);
}

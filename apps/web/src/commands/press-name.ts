/** What is needed of a keyboard event. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/**
 * What the table of commands calls a press, such as `mod+k`, `?` or `c`; null for one that it has no name for.
 * A letter that is none of the Latin ones is named after its place: on a Korean keyboard `c` is `ㅊ`.
 */
export function pressName(press: Press): string | null {
  if (press.altKey) return null;
  const name = keyName(press);
  if (name === null) return null;
  const shift = press.shiftKey && /^[a-z]$/.test(name) ? 'shift+' : '';
  return `${press.ctrlKey || press.metaKey ? 'mod+' : ''}${shift}${name}`;
}

function keyName({ key, code, shiftKey }: Press): string | null {
  if (/^[!-~]$/.test(key)) return key.toLowerCase();
  const [, letter] = /^Key([A-Z])$/.exec(code) ?? [];
  if (letter) return letter.toLowerCase();
  if (code === 'Slash') return shiftKey ? '?' : '/';
  return null;
}

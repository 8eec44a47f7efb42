import { useHotkeys } from '@mantine/hooks';

const TYPED_INTO =
  'textarea, select, [contenteditable="true"], input:not([type="checkbox"], [type="radio"], [type="range"])';

/** A key for the whole page, which means itself where text is typed. @param key as in `mod+Z` */
export function usePageKey(key: string, onPress: () => void) {
  function press(event: KeyboardEvent) {
    if (event.target instanceof Element && event.target.matches(TYPED_INTO)) return;
    event.preventDefault();
    onPress();
  }
  useHotkeys([[key, press, { preventDefault: false }]], []);
}

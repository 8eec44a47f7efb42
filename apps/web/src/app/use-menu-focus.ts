import { useState } from 'react';

/** For a menu some of whose items open what takes the focus; after the others, it returns to the menu's button. */
export function useMenuFocus() {
  const [returnFocus, setReturnFocus] = useState(true);
  return {
    menuProps: { returnFocus, onOpen: () => setReturnFocus(true) },
    /** Wraps what such an item does. */
    handOver: (open: () => void) => () => {
      setReturnFocus(false);
      open();
    },
  };
}

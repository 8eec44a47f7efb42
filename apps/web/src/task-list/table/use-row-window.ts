import { type RefObject, startTransition, useEffect, useState } from 'react';

export interface RowWindowParts {
  /** What scrolls: a head that stays, and the rows below it. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** In pixels; all rows have the same. */
  readonly rowHeight: number;
  readonly headHeight: number;
}

/** Rows drawn beyond what is seen, so that quick scrolling shows no gaps. */
const OVERSCAN = 8;

/** Which rows of a table are in sight. */
export function useRowWindow({ scroller, count, rowHeight, headHeight }: RowWindowParts) {
  // What fits on the screen and no more, so that it is seen early.
  const [seen, setSeen] = useState(() => ({
    first: 0,
    last: Math.max(1, Math.ceil(innerHeight / rowHeight) - OVERSCAN),
  }));

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    function measure() {
      if (!element) return;
      const first = Math.floor(element.scrollTop / rowHeight);
      const last = first + Math.ceil(element.clientHeight / rowHeight);
      // Rows come into the page in small pieces, between which it goes on scrolling.
      startTransition(() =>
        setSeen((known) => (known.first === first && known.last === last ? known : { first, last })),
      );
    }
    const resizes = new ResizeObserver(measure);
    resizes.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      resizes.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, [scroller, rowHeight]);

  /** Scrolls as little as brings a row into sight. */
  function scrollTo(row: number) {
    const element = scroller.current;
    if (!element) return;
    const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight + headHeight];
    if (top < element.scrollTop) element.scrollTo({ top });
    else if (bottom > element.scrollTop + element.clientHeight)
      element.scrollTo({ top: bottom - element.clientHeight });
  }

  return {
    first: Math.max(0, Math.min(seen.first, count - 1) - OVERSCAN),
    last: Math.min(count - 1, seen.last + OVERSCAN),
    pageSize: Math.max(1, seen.last - seen.first - 2),
    scrollTo,
  };
}

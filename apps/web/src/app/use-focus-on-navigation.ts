import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/**
 * Whoever goes to another page finds the focus at its heading, so that a screen reader says where they are and the
 * next Tab leads into the page. The panel of a task is no page: it takes and returns the focus by itself.
 */
export function useFocusOnNavigation(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
        if (fromLocation && pageOf(fromLocation.pathname) !== pageOf(toLocation.pathname)) focusPage();
      }),
    [router],
  );
}

/** The path of the page behind a panel: `/p/WEB` of `/p/WEB/12`. */
export function pageOf(pathname: string): string {
  return pathname.replace(/\/$/, '').replace(/^(\/p\/[^/]+)\/\d+$/, '$1');
}

function focusPage(): void {
  const main = document.getElementById('content');
  // The page of a project has a heading of its own in each tab, as the settings have.
  const heading = main?.querySelector<HTMLElement>('[data-page-title]') ?? main?.querySelector('h1');
  if (heading) heading.tabIndex = -1;
  (heading ?? main)?.focus({ preventScroll: true });
}

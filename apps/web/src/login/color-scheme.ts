import { localStore } from '../app/local-store.ts';

export type ColorScheme = 'light' | 'dark';

/** Where Mantine keeps the choice and shows it, as the pages behind this one do. */
const KEY = 'mantine-color-scheme-value';
const ATTRIBUTE = 'data-mantine-color-scheme';

/** Shows the page in the colours that were chosen in this browser, else in those of the system. */
export function applyColorScheme(): void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => show(chosen() ?? (system.matches ? 'dark' : 'light'));
  system.addEventListener('change', apply);
  apply();
}

export function shownColorScheme(): ColorScheme {
  return document.documentElement.getAttribute(ATTRIBUTE) === 'dark' ? 'dark' : 'light';
}

/** Tells of each change of what is shown, until the returned function is called. */
export function watchColorScheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributeFilter: [ATTRIBUTE] });
  return () => observer.disconnect();
}

export function chooseColorScheme(scheme: ColorScheme): void {
  localStore.write(KEY, scheme);
  show(scheme);
}

function chosen(): ColorScheme | undefined {
  const value = localStore.read(KEY);
  return value === 'light' || value === 'dark' ? value : undefined;
}

function show(scheme: ColorScheme): void {
  document.documentElement.setAttribute(ATTRIBUTE, scheme);
}

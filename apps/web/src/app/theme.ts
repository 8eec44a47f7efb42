import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** What makes the site look like one: the task page and the login page share it. */
export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: 7,
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily:
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Apple SD Gothic Neo', 'Noto Sans KR', 'Malgun Gothic', sans-serif",
  headings: { fontWeight: '650' },
  components: {
    // Those of the colours on which initials can be read.
    Avatar: {
      defaultProps: {
        allowedInitialsColors: ['blue', 'cyan', 'grape', 'indigo', 'pink', 'red', 'violet'],
      },
    },
    // Its placeholder for the focus is a child that no menu may have; the first item takes the focus instead.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    EmptyState: { defaultProps: { px: 'md' }, styles: { actions: { justifyContent: 'center' } } },
    // One page has one banner; the head of a dialog is none.
    ModalHeader: { defaultProps: { component: 'div' } },
    DrawerHeader: { defaultProps: { component: 'div' } },
    Modal: { styles: { title: { fontWeight: 600 } } },
    Drawer: { styles: { title: { fontWeight: 600 } } },
  },
});

/** On which white can be read. */
const FILLED_RED = {
  '--mantine-color-red-filled': 'var(--mantine-color-red-9)',
  '--mantine-color-red-filled-hover': '#b02525',
};

/** Quiet and warning texts and red buttons in shades that keep a contrast of 4.5 : 1, which Mantine's own do not. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': '#6c757d',
    '--mantine-color-disabled-color': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
    '--mantine-color-red-outline': 'var(--mantine-color-red-9)',
    ...FILLED_RED,
    '--mantine-color-orange-light-color': '#a83200',
  },
  dark: {
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': '#9a9a9a',
    '--mantine-color-disabled-color': 'var(--mantine-color-dark-1)',
    '--mantine-color-error': 'var(--mantine-color-red-5)',
    '--mantine-color-red-outline': 'var(--mantine-color-red-4)',
    ...FILLED_RED,
  },
});

import type { CSSProperties } from 'preact';

/** Light colours stand inline, because some mail programs drop style sheets; dark ones need the sheet. */
const light = {
  page: '#f3f5f7',
  card: '#ffffff',
  text: '#1c2127',
  muted: '#5b6672',
  border: '#dfe3e8',
  quiet: '#b6c0ca',
  accent: '#0b5fa5',
  accentText: '#ffffff',
  strong: '#eaf3fb',
  track: '#e3e8ed',
  gain: '#5aa9e6',
  loss: '#e8a0a0',
  added: '#116329',
  addedPage: '#dcf5e3',
  removed: '#8c1d18',
  removedPage: '#fdeaea',
} as const;

export const darkSheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #101418 !important; }
  .card { background-color: #1a2026 !important; border-color: #313942 !important; }
  .text { color: #e8ecf0 !important; }
  .muted { color: #9daab6 !important; }
  .link { color: #7cc0f8 !important; }
  .rule { border-color: #313942 !important; }
  .quiet { border-color: #4a5763 !important; color: #7cc0f8 !important; }
  .button { background-color: #7cc0f8 !important; color: #0a1c2b !important; }
  .strong { background-color: #16324a !important; }
  .track { background-color: #333d47 !important; }
  .fill { background-color: #4d9fdd !important; }
  .gain { background-color: #a5d6ff !important; }
  .loss { background-color: #a85a5a !important; }
  .added { background-color: #12391f !important; color: #86e29b !important; }
  .removed { background-color: #481c1c !important; color: #ffaba5 !important; }
}
@media (max-width: 480px) {
  .page > table > tbody > tr > td { padding: 0 !important; }
  .card { border-radius: 0 !important; border-left: 0 !important; border-right: 0 !important; }
  .inside { padding: 20px 16px !important; }
}
`;

const font =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', sans-serif";

/** Korean breaks between words only; a long word of any script breaks rather than widen the mail. */
const wrap: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'keep-all' };

/** Pixels. */
export const BUTTON_PADDING = {
  button: { vertical: 11, horizontal: 20 },
  quiet: { vertical: 10, horizontal: 19 },
} as const;

const link: CSSProperties = {
  lineHeight: '100%',
  textDecoration: 'none',
  display: 'inline-block',
  maxWidth: '100%',
  msoPaddingAlt: '0px',
  borderRadius: '6px',
  fontSize: '15px',
  fontWeight: 600,
};

export const styles = {
  body: { backgroundColor: light.page, margin: '0', padding: '0' },
  page: { backgroundColor: light.page, margin: '0', padding: '24px 12px', fontFamily: font },
  card: {
    backgroundColor: light.card,
    border: `1px solid ${light.border}`,
    borderRadius: '10px',
    borderCollapse: 'separate',
    maxWidth: '600px',
    tableLayout: 'fixed',
  },
  inside: { padding: '28px 32px' },
  headline: { color: light.muted, fontSize: '14px', lineHeight: '21px', margin: '0', ...wrap },
  title: {
    color: light.text,
    fontSize: '20px',
    fontWeight: 600,
    lineHeight: '28px',
    margin: '14px 0 18px',
    ...wrap,
  },
  key: { color: light.muted, fontWeight: 400 },
  when: { fontSize: '13px' },
  row: { borderTop: `1px solid ${light.border}`, padding: '12px 0', ...wrap },
  section: { borderTop: `2px solid ${light.border}`, padding: '18px 0 10px', ...wrap },
  sectionHead: { color: light.text, fontSize: '16px', fontWeight: 600, lineHeight: '23px', margin: '0' },
  sectionText: { padding: '0 0 18px', ...wrap },
  strongRow: { padding: '0 0 16px', ...wrap },
  strong: { backgroundColor: light.strong, borderRadius: '6px', padding: '10px 14px' },
  label: { color: light.muted, fontSize: '13px', lineHeight: '18px', margin: '0' },
  value: { color: light.text, fontSize: '15px', lineHeight: '23px', margin: '2px 0 0' },
  happening: { margin: '4px 0 0' },
  line: { color: light.text, fontSize: '14px', lineHeight: '20px', margin: '0' },
  by: { color: light.muted, fontSize: '12px', lineHeight: '18px', margin: '0' },
  old: { color: light.muted },
  now: { color: light.text, fontWeight: 600 },
  link: { color: light.accent, fontWeight: 600, textDecoration: 'none' },
  long: {
    color: light.text,
    fontSize: '14px',
    lineHeight: '22px',
    margin: '4px 0 0',
  },
  added: {
    backgroundColor: light.addedPage,
    borderRadius: '3px',
    color: light.added,
    textDecoration: 'underline',
  },
  removed: {
    backgroundColor: light.removedPage,
    borderRadius: '3px',
    color: light.removed,
    textDecoration: 'line-through',
  },
  bar: { borderCollapse: 'collapse', margin: '8px 0 4px', tableLayout: 'fixed' },
  barCell: { fontSize: '1px', height: '8px', lineHeight: '8px', padding: '0' },
  button: {
    ...link,
    backgroundColor: light.accent,
    color: light.accentText,
    margin: '0 6px 8px 0',
    padding: paddingOf('button'),
  },
  quiet: {
    ...link,
    border: `1px solid ${light.quiet}`,
    color: light.accent,
    margin: '0 0 8px',
    padding: paddingOf('quiet'),
  },
  buttonText: { maxWidth: '100%', display: 'inline-block', lineHeight: '120%', msoPaddingAlt: '0px' },
  action: { borderTop: `1px solid ${light.border}`, padding: '22px 0 0' },
  reason: { color: light.muted, fontSize: '12px', lineHeight: '18px', margin: '14px 0 0', ...wrap },
  stop: { color: light.muted, textDecoration: 'underline' },
} as const satisfies Record<string, CSSProperties>;

function paddingOf(kind: keyof typeof BUTTON_PADDING): string {
  const { vertical, horizontal } = BUTTON_PADDING[kind];
  return `${vertical}px ${horizontal}px`;
}

/** The cells of a progress bar. */
export const barColors = {
  fill: light.accent,
  gain: light.gain,
  loss: light.loss,
  track: light.track,
} as const;

export const sheet = `
:root { color-scheme: light; font-family: system-ui, sans-serif; color: #1c2127; background: #fff; }
:root.dark { color-scheme: dark; color: #e8ecf0; background: #0b0e11; }
body { margin: 0; }
header { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center;
  padding: 10px 20px; background: inherit; background: Canvas; border-bottom: 1px solid #8884; }
h1 { font-size: 18px; margin: 0; }
main { padding: 0 20px 40px; }
h2 { font-size: 16px; margin: 32px 0 8px; scroll-margin-top: 64px; }
h2 a { color: inherit; text-decoration: none; }
h3 { font-size: 13px; font-weight: 600; margin: 0 0 8px; overflow-wrap: anywhere; }
.languages { display: flex; flex-wrap: wrap; gap: 24px; }
.bodies { display: flex; gap: 12px; align-items: flex-start; }
article { max-width: 100%; width: min-content; }
iframe { border: 1px solid #8886; width: 360px; height: 480px; flex: none; }
pre { width: 360px; margin: 0; padding: 12px; box-sizing: border-box; border: 1px solid #8886; font-size: 12px;
  white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 800px) { .bodies { flex-direction: column; } }
`;

/** Mails turn dark by a media query, which the page sets instead of the system. */
export const script = `
const DARK = /prefers-color-scheme|^(not )?all$/;
const frames = [...document.querySelectorAll('iframe')];
const [find, width, dark, count] = ['find', 'width', 'dark', 'count'].map((id) => document.getElementById(id));

function show(frame) {
  const { contentDocument: mail } = frame;
  // Of a frame that is not there yet there is none; it is shown when it has loaded.
  const rule = [...(mail?.styleSheets[0]?.cssRules ?? [])].find((each) => DARK.test(each.conditionText));
  if (!rule) return;
  rule.media.mediaText = dark.checked ? 'all' : 'not all';
  mail.documentElement.style.colorScheme = dark.checked ? 'dark' : 'light';
  frame.style.width = width.value + 'px';
  frame.style.height = 'auto';
  frame.style.height = mail.documentElement.scrollHeight + 2 + 'px';
}

function showAll() {
  document.documentElement.classList.toggle('dark', dark.checked);
  frames.forEach(show);
}

function filter() {
  const sections = [...document.querySelectorAll('section')];
  for (const section of sections) section.hidden = !section.id.includes(find.value.trim());
  count.textContent = sections.filter((section) => !section.hidden).length + ' samples';
}

frames.forEach((frame) => frame.addEventListener('load', () => show(frame)));
dark.addEventListener('change', showAll);
width.addEventListener('change', showAll);
find.addEventListener('input', filter);
showAll();
`;

import type { ComponentChildren } from 'preact';
import { BUTTON_PADDING, darkSheet, styles } from './theme.ts';

/** What Outlook is told and others take for a comment. */
function OutlookOnly({ html }: { readonly html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: `<!--[if mso]>${html}<![endif]-->` }} />;
}

/** A table for layout: what old mail programs place their content by. */
function LayoutTable({ children, ...attributes }: LayoutTableProps) {
  return (
    <table {...attributes} role="presentation" width="100%" cellPadding="0" cellSpacing="0">
      <tbody>
        <tr>{children}</tr>
      </tbody>
    </table>
  );
}

interface LayoutTableProps {
  readonly children: ComponentChildren;
  readonly align: 'center';
  readonly class?: string;
  readonly style?: typeof styles.card;
}

/** The whole document around one card. The page's colour stands on a cell too, because some programs drop `body`. */
export function Page({ lang, children }: { readonly lang: string; readonly children: ComponentChildren }) {
  return (
    <html dir="ltr" lang={lang}>
      <head>
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="x-apple-disable-message-reformatting" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style dangerouslySetInnerHTML={{ __html: darkSheet }} />
      </head>
      <body class="page" style={styles.body}>
        <LayoutTable align="center">
          <td style={styles.page}>
            <LayoutTable align="center" class="card" style={styles.card}>
              <td>{children}</td>
            </LayoutTable>
          </td>
        </LayoutTable>
      </body>
    </html>
  );
}

/** A link that looks like a button. Outlook knows no padding of links: it gets spaces as wide, and raised text. */
export function Button({ kind, href, label }: ButtonProps) {
  const { vertical, horizontal } = BUTTON_PADDING[kind];
  const side = `mso-font-width:${horizontal * 25}%`;
  return (
    <a class={kind} href={href} style={styles[kind]} target="_blank">
      <OutlookOnly
        html={`<i style="${side};mso-text-raise:${points(2 * vertical)}pt" hidden>&#8202;&#8202;</i>`}
      />
      <span style={{ ...styles.buttonText, msoTextRaise: `${points(vertical)}pt` }}>{label}</span>
      <OutlookOnly html={`<i style="${side}" hidden>&#8202;&#8202;&#8203;</i>`} />
    </a>
  );
}

interface ButtonProps {
  readonly kind: keyof typeof BUTTON_PADDING;
  readonly href: string;
  readonly label: string;
}

function points(pixels: number): number {
  return (pixels * 3) / 4;
}

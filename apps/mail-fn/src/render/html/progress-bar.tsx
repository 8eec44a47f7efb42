import { barColors, styles } from './theme.ts';

/**
 * From 0 to 100 % in table cells, which every mail program draws; what was gained or lost has a colour of its
 * own.
 */
export function ProgressBar({ from, to }: { readonly from: number; readonly to: number }) {
  const cells = [
    { kind: 'fill', width: Math.min(from, to) },
    { kind: to > from ? 'gain' : 'loss', width: Math.abs(to - from) },
    { kind: 'track', width: 100 - Math.max(from, to) },
  ] as const;
  return (
    <table
      role="presentation"
      aria-hidden="true"
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={styles.bar}
    >
      <tbody>
        <tr>
          {cells
            .filter(({ width }) => width > 0)
            .map(({ kind, width }) => (
              <td
                class={kind}
                width={`${width}%`}
                style={{ ...styles.barCell, backgroundColor: barColors[kind] }}
              >
                &nbsp;
              </td>
            ))}
        </tr>
      </tbody>
    </table>
  );
}

import { escapeXml } from './escape-xml.ts';
import type { Comparison } from '../outcome.ts';
import { isMet, ratiosOf, spreadOf, targetText } from './compare.ts';

const WIDTH = 720;
const LEFT = 250;
const RIGHT = 110;
const ROW = 34;

/** Bars of ratios with the spread of their rounds, and a mark at each target: an SVG that reads on any background. */
export function plotRatios(title: string, comparisons: readonly Comparison[]): string {
  const bars = comparisons.map((comparison) => {
    const target = 'atLeast' in comparison.target ? comparison.target.atLeast : comparison.target.atMost;
    return { ...comparison, ratio: spreadOf(ratiosOf(comparison)), mark: target };
  });
  const most = Math.max(...bars.flatMap(({ ratio, mark }) => [ratio.high, mark])) * 1.05;
  const x = (value: number) => (LEFT + (value / most) * (WIDTH - LEFT - RIGHT)).toFixed(1);
  const height = 48 + bars.length * ROW + 12;
  const rows = bars.map(({ name, ratio, mark, target }, index) => {
    const y = 48 + index * ROW;
    const colour = isMet(ratio.median, target) ? '#2f9e44' : '#e8590c';
    const middle = y + 10;
    return `<text x="${LEFT - 10}" y="${y + 14}" text-anchor="end">${escapeXml(name)}</text>
<rect x="${LEFT}" y="${y}" width="${(Number(x(ratio.median)) - LEFT).toFixed(1)}" height="20" rx="2" fill="${colour}"/>
<line x1="${x(ratio.low)}" x2="${x(ratio.high)}" y1="${middle}" y2="${middle}" stroke="#212529" stroke-width="2"/>
<line x1="${x(mark)}" x2="${x(mark)}" y1="${y - 4}" y2="${y + 24}" stroke="#1c7ed6" stroke-width="2" stroke-dasharray="3 2"/>
<text x="${WIDTH - RIGHT + 12}" y="${y + 14}">${ratio.median.toFixed(2)} (${escapeXml(targetText(target))})</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="${escapeXml(title)}">
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
<g fill="#212529"><text x="${LEFT}" y="24" font-size="15" font-weight="600">${escapeXml(title)}</text>
${rows.join('\n')}
</g></svg>
`;
}

import type { Summary } from '@baton/dto';
import { useElementSize } from '@mantine/hooks';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, line } from 'd3-shape';
import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../i18n/format.ts';
import { useLocale } from '../i18n/use-locale.ts';
import classes from './burn-up-chart.module.css';

type Day = Summary['burnUp'][number];

const DAY_MS = 86_400_000;
const HEIGHT = 240;
const MARGIN = { top: 10, right: 28, bottom: 24, left: 40 };
/** So wide a label of a day may become. */
const DAY_LABEL_WIDTH = 90;

/** The scope as a line and what is done as an area below it. The day that is pointed at, else the last, is spelt out. */
export function BurnUpChart({ days }: { days: Summary['burnUp'] }) {
  const { t } = useTranslation('app');
  const [locale] = useLocale();
  const { ref, width } = useElementSize();
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;

  const shown = days.find(({ day }) => day === pointedAt) ?? last;
  const x = scaleUtc(
    [dateOf(first), dateOf(last)],
    [MARGIN.left, Math.max(width - MARGIN.right, MARGIN.left)],
  );
  const y = scaleLinear(
    [0, Math.max(1, ...days.map(({ tasks }) => tasks))],
    [HEIGHT - MARGIN.bottom, MARGIN.top],
  ).nice(4);
  const xOf = (day: Day) => x(dateOf(day));
  const scope = line(xOf, ({ tasks }: Day) => y(tasks));
  const done = area(xOf, y(0), ({ done: count }: Day) => y(count));

  function point(event: PointerEvent<SVGSVGElement>) {
    const at = x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left);
    setPointedAt(new Date(Math.round(at.getTime() / DAY_MS) * DAY_MS).toISOString().slice(0, 10));
  }

  return (
    <div ref={ref}>
      <p className={classes.readout}>
        <span className={classes.day}>{formatDay(shown.day, locale)}</span>
        <span className={classes.scopeKey} /> {t('overview.scope', { count: shown.tasks })}
        <span className={classes.doneKey} /> {t('overview.doneCount', { count: shown.done })}
      </p>
      <svg
        width={width}
        height={HEIGHT}
        className={classes.chart}
        onPointerMove={point}
        onPointerLeave={() => setPointedAt(null)}
      >
        {y
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line className={classes.grid} x1={MARGIN.left} x2={width - MARGIN.right} />
              <text x={MARGIN.left - 8} dy="0.32em" textAnchor="end">
                {tick.toLocaleString(locale)}
              </text>
            </g>
          ))}
        {x.ticks(Math.min(days.length, Math.floor(width / DAY_LABEL_WIDTH))).map((tick) => (
          <text key={tick.getTime()} x={x(tick)} y={HEIGHT - 6} textAnchor="middle">
            {formatDay(tick.toISOString().slice(0, 10), locale)}
          </text>
        ))}
        <path className={classes.done} d={done(days) ?? ''} />
        <path className={classes.scope} d={scope(days) ?? ''} />
        {shown.day === pointedAt && (
          <g transform={`translate(${xOf(shown)} 0)`}>
            <line className={classes.pointer} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
            <circle className={classes.scopeDot} cy={y(shown.tasks)} r={4} />
            <circle className={classes.doneDot} cy={y(shown.done)} r={4} />
          </g>
        )}
      </svg>
    </div>
  );
}

/** The start of a day in UTC. */
function dateOf({ day }: Day): Date {
  return new Date(day);
}

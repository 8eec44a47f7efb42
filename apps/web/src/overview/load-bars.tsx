import { useTranslation } from 'react-i18next';
import classes from './overview.module.css';
import { type Load, openParts } from './workload.ts';

export interface LoadBar extends Load {
  readonly id: string;
  readonly name: string;
}

/** A bar for each load, as long as it has parts, filled as far as they are done. */
export function LoadBars({ loads }: { loads: readonly LoadBar[] }) {
  const { t } = useTranslation('app');
  const most = Math.max(...loads.map(({ parts }) => parts));
  return (
    <div className={classes.bars}>
      {loads.map((load) => (
        <div key={load.id} className={classes.barRow}>
          <span className={classes.barName}>{load.name}</span>
          <span className={classes.bar} style={{ width: `${(load.parts / most) * 100}%` }}>
            {load.done > 0 && <span className={classes.barDone} style={{ flexGrow: load.done }} />}
            {openParts(load) > 0 && (
              <span className={classes.barOpen} style={{ flexGrow: openParts(load) }} />
            )}
          </span>
          <span className={classes.number}>
            {t('overview.doneOf', { done: load.done, tasks: load.parts })}
          </span>
        </div>
      ))}
      <div className={classes.key}>
        <span className={classes.keyDone} /> {t('overview.done')}
        <span className={classes.keyOpen} /> {t('overview.open')}
      </div>
    </div>
  );
}

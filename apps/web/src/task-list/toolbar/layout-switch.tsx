import { IconLayoutKanban, IconTable } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './layout-switch.module.css';

const LAYOUTS = [
  { value: 'table', Icon: IconTable },
  { value: 'board', Icon: IconLayoutKanban },
] as const;

type Layout = (typeof LAYOUTS)[number]['value'];

export interface LayoutSwitchProps {
  readonly layout: Layout;
  readonly onChange: (layout: Layout) => void;
}

/** Radio buttons side by side. Mantine's measures the page for what moves between them, while the list is drawn. */
export function LayoutSwitch({ layout, onChange }: LayoutSwitchProps) {
  const { t } = useTranslation('app');
  const name = useId();
  return (
    <div role="radiogroup" aria-label={t('list.layout')} className={classes.switch}>
      {LAYOUTS.map(({ value, Icon }) => (
        <label key={value} className={classes.layout}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === layout}
            onChange={() => onChange(value)}
          />
          <Icon size={16} aria-hidden />
          <span>{t(`list.${value}`)}</span>
        </label>
      ))}
    </div>
  );
}

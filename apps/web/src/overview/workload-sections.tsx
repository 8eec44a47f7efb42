import type { Summary } from '@baton/dto';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChartSection } from './chart-section.tsx';
import { LoadBars } from './load-bars.tsx';
import classes from './overview.module.css';
import { loadByPerson, openParts } from './workload.ts';

export interface WorkloadProps {
  readonly projectKey: string;
  readonly summary: Summary;
}

export function PersonWorkload({ projectKey, summary }: WorkloadProps) {
  const { t } = useTranslation('app');
  const loads = loadByPerson(summary.workload).map((load) => ({
    ...load,
    id: load.person?.id ?? 'none',
    name: load.person ? load.person.name || t('deletedAccount') : t('parts.nobody'),
  }));
  return (
    <ChartSection
      title={t('overview.byPerson')}
      chart={<LoadBars loads={loads} />}
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('fields.assigneeId')}</th>
              <th scope="col">{t('fields.role')}</th>
              <th scope="col">{t('fields.parts')}</th>
              <th scope="col">{t('overview.done')}</th>
              <th scope="col">{t('overview.open')}</th>
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <tr key={load.id}>
                <th scope="row">
                  <Link to="/p/$projectKey" params={{ projectKey }} search={{ assignee: [load.id] }}>
                    {load.name}
                  </Link>
                </th>
                <td>{load.roles.join(', ')}</td>
                <td>{load.parts}</td>
                <td>{load.done}</td>
                <td>{openParts(load)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

export function RoleWorkload({ projectKey, summary }: WorkloadProps) {
  const { t } = useTranslation('app');
  return (
    <ChartSection
      title={t('overview.byRole')}
      chart={<LoadBars loads={summary.roles.map((load) => ({ ...load, id: load.role, name: load.role }))} />}
      table={
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('fields.role')}</th>
              <th scope="col">{t('fields.parts')}</th>
              <th scope="col">{t('overview.done')}</th>
              <th scope="col">{t('overview.open')}</th>
              <th scope="col">{t('fields.progress')}</th>
            </tr>
          </thead>
          <tbody>
            {summary.roles.map((load) => (
              <tr key={load.role}>
                <th scope="row">
                  <Link to="/p/$projectKey" params={{ projectKey }} search={{ role: [load.role] }}>
                    {load.role}
                  </Link>
                </th>
                <td>{load.parts}</td>
                <td>{load.done}</td>
                <td>{openParts(load)}</td>
                <td>{t('percent', { value: load.progress })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      }
    />
  );
}

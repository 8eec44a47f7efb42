import { useNetwork } from '@mantine/hooks';
import { IconCloudOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './offline-notice.module.css';

/** Says for as long as it is so that this browser has no network; the region is there before, so that it is heard. */
export function OfflineNotice() {
  const { t } = useTranslation('app');
  const { online } = useNetwork();
  return (
    <div role="status" className={classes.region}>
      {!online && (
        <div className={classes.notice}>
          <IconCloudOff size={16} aria-hidden />
          {t('offline')}
        </div>
      )}
    </div>
  );
}

import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useServices } from '../../app/services.ts';
import { toDay } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { useCurrentProject } from '../../projects/current-project.ts';
import type { TaskView } from '../view/task-view.ts';
import { toApiQuery } from '../view/to-api-query.ts';

/** Excel takes a file for Unicode when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** @returns what saves the tasks of the view as a file, and tells the user when that fails */
export function useCsvExport(view: TaskView): () => Promise<void> {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const { api } = useServices();
  const { key } = useCurrentProject();

  return async () => {
    try {
      const csv = await api('get /api/projects/{projectId}/tasks.csv', {
        params: { projectId: key },
        query: toApiQuery(view, toDay(new Date())),
      });
      const text = csv.startsWith(BYTE_ORDER_MARK) ? csv : BYTE_ORDER_MARK + csv;
      saveFile(`${key}.csv`, new Blob([text], { type: 'text/csv' }));
    } catch (error) {
      notifications.show({
        color: 'red',
        role: 'alert',
        title: t('list.exportFailed'),
        message: problemText(error, common),
      });
    }
  };
}

function saveFile(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

import { Notifications } from '@mantine/notifications';

/** Where notifications appear. Those of before it is loaded wait in their store. */
export function NotificationArea() {
  return <Notifications position="bottom-right" />;
}

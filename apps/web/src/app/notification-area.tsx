import { Notification, Portal } from '@mantine/core';
import { type NotificationData, notifications, useNotifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import classes from './notification-area.module.css';

const POSITIONS = ['bottom-center', 'bottom-right'] as const;
const DEFAULT_POSITION = 'bottom-right';
const STAYS_MS = 4_000;

/** Where notifications appear; see docs/decisions/041 for why it is not Mantine's own. */
export function NotificationArea() {
  const { notifications: shown } = useNotifications();
  return (
    <Portal>
      {POSITIONS.map((position) => (
        <div key={position} className={classes.area} data-position={position}>
          {shown
            .filter((notification) => (notification.position ?? DEFAULT_POSITION) === position)
            .map((notification) => (
              <ShownNotification key={notification.id} {...notification} />
            ))}
        </div>
      ))}
    </Portal>
  );
}

/** Goes by itself, but not while somebody points at it or is in it. */
function ShownNotification(props: NotificationData) {
  const { id = '', autoClose = STAYS_MS, message, title, color, role, withBorder } = props;
  const [isPointedAt, setIsPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const isHeld = isPointedAt || hasFocus;

  useEffect(() => {
    if (isHeld || typeof autoClose === 'boolean') return undefined;
    const timer = setTimeout(() => notifications.hide(id), autoClose);
    return () => clearTimeout(timer);
  }, [id, autoClose, isHeld]);

  return (
    <Notification
      title={title}
      color={color}
      role={role}
      withBorder={withBorder}
      className={classes.notification}
      onClose={() => notifications.hide(id)}
      onMouseEnter={() => setIsPointedAt(true)}
      onMouseLeave={() => setIsPointedAt(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      {message}
    </Notification>
  );
}

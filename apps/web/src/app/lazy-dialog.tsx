import { useMounted } from '@mantine/hooks';
import { type ComponentType, lazy, Suspense, useState } from 'react';

interface DialogProps {
  readonly opened: boolean;
}

/** A dialog whose code is fetched when it is first opened. It stays from then on, so that it can close gently. */
export function lazyDialog<Props extends DialogProps>(load: () => Promise<ComponentType<Props>>) {
  const Dialog = lazy(async () => ({ default: openedOnceMounted(await load()) }));

  return function LazyDialog(props: Props) {
    const [isNeeded, setIsNeeded] = useState(props.opened);
    if (props.opened && !isNeeded) setIsNeeded(true);
    return (
      isNeeded && (
        <Suspense>
          <Dialog {...props} />
        </Suspense>
      )
    );
  };
}

/** Mantine notes where the focus is to return to when a dialog changes from closed to opened, so it starts closed. */
function openedOnceMounted<Props extends DialogProps>(Dialog: ComponentType<Props>) {
  return function OpenedOnceMounted(props: Props) {
    const isMounted = useMounted();
    return <Dialog {...props} opened={props.opened && isMounted} />;
  };
}

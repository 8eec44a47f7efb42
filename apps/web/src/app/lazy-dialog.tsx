import { type ComponentType, lazy, Suspense, useState } from 'react';

/** A dialog whose code is fetched when it is first opened. It stays from then on, so that it can close gently. */
export function lazyDialog<Props extends { readonly opened: boolean }>(
  load: () => Promise<ComponentType<Props>>,
) {
  const Dialog = lazy(async () => ({ default: await load() }));

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

/** What runs in the browser's pages. Each function stands alone, since it is sent there as text. */

/** Marks `first-row` when the first element that the selector finds has been painted. */
export function markFirst(selector: string): void {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    observer.disconnect();
    const painted = new MessageChannel();
    painted.port1.onmessage = () => performance.mark('first-row');
    // Messages are handled after the frame that is being made.
    requestAnimationFrame(() => painted.port2.postMessage(undefined));
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Notes tasks that keep the page from answering for longer than 50 ms. */
export function watchLongTasks(): void {
  const durations: number[] = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) durations.push(duration);
  }).observe({ type: 'longtask' });
  Object.assign(window, { longTasks: durations });
}

/** Notes how long each key that goes down takes until what it did is painted, in milliseconds. */
export function watchKeys(): void {
  const waits: number[] = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => waits.push(performance.now() - timeStamp);
        painted.port2.postMessage(undefined);
      });
    },
    { capture: true },
  );
  Object.assign(window, { keyWaits: waits });
}

export function twoFrames(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())));
}

export interface ScheduleOptions {
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/**
 * Calls something at once and then again and again, as an EventBridge schedule does. A call that fails is told
 * and not repeated before its time; one that still runs is not joined by another.
 */
export function startSchedule({ everyMs, run, onError }: ScheduleOptions): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const call = () => {
    running ??= run()
      .then(() => undefined, onError)
      .finally(() => {
        running = undefined;
      });
  };
  call();
  const timer = setInterval(call, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

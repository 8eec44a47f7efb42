/** Something to sleep by: wakes after a time, or as soon as it is rung; a ring while awake is kept. */
export interface AlarmClock {
  readonly ring: () => void;
  readonly sleep: (ms: number) => Promise<void>;
}

export function createAlarmClock(): AlarmClock {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async sleep(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      rung = false;
    },
  };
}

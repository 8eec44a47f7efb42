import { afterAll, beforeAll } from 'vitest';
import { createSettings, removeData, type Stack, type StackSettings, startStack } from './stack.ts';

/** The stack of the tests around it, the one that runs now. */
export interface StackInUse extends Stack {
  /** The folder of its data. */
  home(): string;
  /** Starts it again on its data, after it was stopped. */
  start(): Promise<void>;
}

/** Has the whole system run from before the first of the tests around it until after the last. */
export function useStack(): StackInUse {
  let settings: StackSettings;
  let stack: Stack;
  const start = async () => void (stack = await startStack(settings));
  beforeAll(async () => {
    settings = await createSettings();
    await start();
  });
  afterAll(async () => {
    await stack.stop();
    removeData(settings);
  });
  return {
    endpoints: () => stack.endpoints(),
    output: () => stack.output(),
    stop: (signal) => stack.stop(signal),
    home: () => settings.home,
    start,
  };
}

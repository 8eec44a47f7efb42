import { performance } from 'node:perf_hooks';

/** What a person at the terminal sees of a start. */
export interface Terminal {
  /** Runs a step and shows its name, then how long it took. */
  step<T>(name: string, run: () => Promise<T>): Promise<T>;
  say(line: string): void;
}

export function createTerminal(out: NodeJS.WriteStream = process.stdout): Terminal {
  const running = new Set<string>();
  const showRunning = () => {
    if (out.isTTY && running.size > 0) out.write(`\r\u001B[K  … ${[...running].join(', ')}`);
  };
  const line = (text: string) => {
    out.write(out.isTTY ? `\r\u001B[K${text}\n` : `${text}\n`);
    showRunning();
  };
  return {
    async step(name, run) {
      const startedAt = performance.now();
      running.add(name);
      showRunning();
      try {
        const result = await run();
        running.delete(name);
        line(`  ✔ ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
        return result;
      } catch (error) {
        running.delete(name);
        line(`  ✖ ${name}`);
        throw error;
      }
    },
    say: line,
  };
}

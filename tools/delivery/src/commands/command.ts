import { execa, ExecaError } from 'execa';

export interface CommandOptions {
  /** After it the program is ended, and the call fails. */
  readonly timeoutMs: number;
  /** What the program reads; secrets go here, because everybody on a machine sees arguments. */
  readonly input?: string;
  /** Lets whoever watches see what the program prints while it runs. */
  readonly isShown?: boolean;
}

/** Runs a program and gives what it printed on its standard output, without the last line break. */
export type RunCommand = (
  program: string,
  args: readonly string[],
  options: CommandOptions,
) => Promise<string>;

/** A program that failed, could not be started or took too long. */
export class CommandError extends Error {
  /** What it printed on its standard error. */
  readonly stderr: string;

  constructor(message: string, stderr: string, options: ErrorOptions) {
    super(message, options);
    this.stderr = stderr;
  }
}

export interface RunnerOptions {
  readonly cwd: string;
  /** Where programs are looked for, and what they see. */
  readonly env: NodeJS.ProcessEnv;
  /** Shows nothing of what programs print, whatever is asked for. */
  readonly isQuiet: boolean;
}

/** Runs real programs. @throws CommandError */
export function createRunner({ cwd, env, isQuiet }: RunnerOptions): RunCommand {
  return async (program, args, { timeoutMs, input, isShown = false }) => {
    const output = isShown && !isQuiet ? (['pipe', 'inherit'] as const) : 'pipe';
    try {
      const { stdout } = await execa(program, args, {
        cwd,
        env,
        extendEnv: false,
        timeout: timeoutMs,
        stdin: input === undefined ? 'ignore' : 'pipe',
        ...(input !== undefined && { input }),
        stdout: output,
        stderr: output,
      });
      return stdout;
    } catch (error) {
      if (!(error instanceof ExecaError)) throw error;
      const stderr = String(error.stderr ?? '');
      throw new CommandError(describe(program, args, error, isShown ? '' : stderr), stderr, { cause: error });
    }
  };
}

function describe(program: string, args: readonly string[], error: ExecaError, stderr: string): string {
  const outcome = error.timedOut
    ? 'took too long'
    : error.exitCode === undefined
      ? `could not be run (${error.signal ?? error.code})`
      : `failed (exit code ${error.exitCode})`;
  // The first two words say what was asked for; what follows can be long.
  return `${[program, ...args.slice(0, 2)].join(' ')} ${outcome}${stderr && `: ${stderr.trim()}`}`;
}

/** From the least to the most urgent. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line says beside its time, level and message. Never a body, a title, a token, a password or an address. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes JSON lines. `error` means that someone must act. */
export type Logger = (level: LogLevel, message: string, fields: LogFields) => void;

/** @param options.app names the app in every line */
export function createLogger(options: {
  readonly app: string;
  readonly level: LogLevel;
  readonly write: (line: string) => void;
}): Logger {
  const { app, write } = options;
  const least = LOG_LEVELS.indexOf(options.level);
  return (level, message, fields) => {
    if (LOG_LEVELS.indexOf(level) < least) return;
    const line = { time: new Date().toISOString(), level, app, message, ...fields };
    write(`${JSON.stringify(line)}\n`);
  };
}

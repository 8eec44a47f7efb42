/** From the least to the most urgent. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What a line says beside its time, level and message. Never an address, a subject, a title or a text. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Writes JSON lines. `error` means that someone must act. */
export type Logger = (level: LogLevel, message: string, fields: LogFields) => void;

export function createLogger(options: {
  readonly level: LogLevel;
  readonly write: (line: string) => void;
}): Logger {
  const least = LOG_LEVELS.indexOf(options.level);
  return (level, message, fields) => {
    if (LOG_LEVELS.indexOf(level) < least) return;
    const line = { time: new Date().toISOString(), level, app: 'mail-fn', message, ...fields };
    options.write(`${JSON.stringify(line)}\n`);
  };
}

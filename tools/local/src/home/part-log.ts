import { type WriteStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** The log files of the parts, one each; that of the run before is kept as `<part>.previous.log`. */
export class PartLogs {
  readonly #folder: string;
  readonly #report: (sentence: string) => void;
  readonly #streams = new Map<string, WriteStream>();

  constructor(folder: string, report: (sentence: string) => void) {
    this.#folder = folder;
    this.#report = report;
  }

  /** Answers what writes a line into the part's log. */
  lineWriter(part: string): (line: string) => void {
    const stream = this.#streams.get(part) ?? this.#open(part);
    return (line) => {
      if (!stream.destroyed) stream.write(`${line}\n`);
    };
  }

  async close(): Promise<void> {
    const streams = [...this.#streams.values()];
    await Promise.all(
      streams.map((stream) => stream.destroyed || new Promise((resolve) => stream.end(resolve))),
    );
  }

  #open(part: string): WriteStream {
    const path = join(this.#folder, `${part}.log`);
    if (existsSync(path)) renameSync(path, join(this.#folder, `${part}.previous.log`));
    const stream = createWriteStream(path, { mode: 0o600 });
    // A full disk costs lines, not the system.
    stream.once('error', (error) => {
      this.#report(`${error.message}; the log of ${part} is not written any more`);
    });
    stream.on('error', () => undefined);
    this.#streams.set(part, stream);
    return stream;
  }
}

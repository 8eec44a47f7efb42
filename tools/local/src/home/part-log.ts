import { type WriteStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

/** The log files of the parts, one each; that of the run before is kept as `<part>.previous.log`. */
export class PartLogs {
  readonly #folder: string;
  readonly #streams = new Map<string, WriteStream>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Answers what writes a line into the part's log. */
  lineWriter(part: string): (line: string) => void {
    const stream = this.#streams.get(part) ?? this.#open(part);
    return (line) => void stream.write(`${line}\n`);
  }

  async close(): Promise<void> {
    const streams = [...this.#streams.values()];
    await Promise.all(streams.map((stream) => new Promise<void>((resolve) => stream.end(resolve))));
  }

  #open(part: string): WriteStream {
    const path = join(this.#folder, `${part}.log`);
    if (existsSync(path)) renameSync(path, join(this.#folder, `${part}.previous.log`));
    const stream = createWriteStream(path, { mode: 0o600 });
    this.#streams.set(part, stream);
    return stream;
  }
}

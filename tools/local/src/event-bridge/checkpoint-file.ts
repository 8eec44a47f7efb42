import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { writeFileAtomically } from './atomic-file.ts';

/** In place of a sequence number: the shard is closed and read to its end. */
export const SHARD_END = 'SHARD_END';

const checkpointSchema = z.object({
  streamArn: z.string(),
  /** By shard id: the last sequence number that was handled, or {@link SHARD_END}. */
  shards: z.record(z.string(), z.string()),
});
/** How far a stream has been read. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

export interface CheckpointFile {
  /** Undefined when there is none, or none that can be read. */
  read(): Promise<Checkpoint | undefined>;
  write(checkpoint: Checkpoint): Promise<void>;
}

export function checkpointFile(path: string, report: (sentence: string) => void): CheckpointFile {
  return {
    async read() {
      let content: string;
      try {
        content = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
      try {
        return checkpointSchema.parse(JSON.parse(content));
      } catch {
        report(`The checkpoint ${path} is damaged; reading the stream from its beginning.`);
        return undefined;
      }
    },
    write: (checkpoint) => writeFileAtomically(path, `${JSON.stringify(checkpoint)}\n`),
  };
}

import { parseArgs } from 'node:util';
import * as z from 'zod';
import { STAGES, UNITS } from './units.ts';

export const USAGE = `node tools/delivery/src/main.ts <command>

  affected --base <commit>             what a change since then builds anew
  plan --stage <dev|prod> [--back]     which units of this commit a stage lacks
  roll-out --stage <dev|prod> [--back] brings the stage to what is built in dist/
  diff --stage <dev|prod> --units <u,…> what deploying them would change, as Markdown

--back lets a stage get an older commit than it has.`;

const units = z
  .string()
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(z.enum(UNITS)));

const invocationSchema = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('affected'), base: z.string().min(1) }),
  z.strictObject({ command: z.literal('plan'), stage: z.enum(STAGES), back: z.boolean().default(false) }),
  z.strictObject({ command: z.literal('roll-out'), stage: z.enum(STAGES), back: z.boolean().default(false) }),
  z.strictObject({ command: z.literal('diff'), stage: z.enum(STAGES), units }),
]);

export type Invocation = z.infer<typeof invocationSchema>;

/** @throws UsageError */
export function readArguments(args: readonly string[]): Invocation {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        base: { type: 'string' },
        stage: { type: 'string' },
        units: { type: 'string' },
        back: { type: 'boolean' },
      },
    });
    if (positionals.length !== 1) throw new Error('Name one command.');
    return invocationSchema.parse({ command: positionals[0], ...values });
  } catch (error) {
    const message = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new UsageError(`${message}\n\n${USAGE}`, { cause: error });
  }
}

/** What was asked for is not understood. */
export class UsageError extends Error {}

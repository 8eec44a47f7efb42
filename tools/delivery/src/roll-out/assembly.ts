import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { resourceName, type StageName, type Unit, UNITS } from '../units.ts';

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

/** What the synthesis of a unit has written for one stage. */
export interface Assembly {
  /** The folder that `cdk --app` takes, from the root of the workspace. */
  readonly folder: string;
  /** A digest of templates and assets: what has the same one deploys the same. */
  readonly content: string;
  /** Units whose published values CloudFormation reads when this one is deployed. */
  readonly reads: ReadonlySet<Unit>;
  /** A value of an output that the synthesis knows. @throws Error when no stack has it */
  output(name: string): string;
}

/** @throws Error when the unit has not been synthesised */
export function readAssembly(root: string, stage: StageName, unit: Unit): Assembly {
  const folder = `dist/infra/${unit}`;
  const files = globSync(`${resourceName(stage, '*')}.{template,assets}.json`, { cwd: join(root, folder) });
  if (files.length === 0) {
    throw new Error(`${folder} has no stack of ${stage}; what was built is for an older plan: start again.`);
  }
  const hash = createHash('sha256');
  const texts = files
    .toSorted()
    .map((file) => [file, readFileSync(join(root, folder, file), 'utf8')] as const);
  for (const [file, text] of texts) hash.update(`${file}\0${text}\0`);
  const templates = texts
    .filter(([file]) => file.endsWith('.template.json'))
    .map(([, text]) => templateSchema.parse(JSON.parse(text)));
  const published = templates.flatMap(({ Parameters }) =>
    Object.values(Parameters).map(({ Default }) => String(Default)),
  );
  return {
    folder,
    content: hash.digest('hex'),
    reads: new Set(
      UNITS.filter((other) => published.some((name) => name.startsWith(`/baton/${stage}/${other}/`))),
    ),
    output(name) {
      const value = templates.map(({ Outputs }) => Outputs[name]?.Value).find((found) => found !== undefined);
      if (typeof value !== 'string') throw new Error(`No stack of ${folder} has the output ${name}.`);
      return value;
    },
  };
}

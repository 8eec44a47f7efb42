import * as z from 'zod';

const envSchema = z.object({
  AWS_REGION: z.string({ error: 'is missing' }).regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'is not a region'),
});

export interface DeliveryEnv {
  readonly region: string;
}

/** @throws Error that names every variable that is wrong */
export function parseEnv(source: NodeJS.ProcessEnv): DeliveryEnv {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new Error(`The environment is not right: ${faults.join('; ')}.`);
  }
  return Object.freeze({ region: parsed.data.AWS_REGION });
}

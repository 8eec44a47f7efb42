import * as z from 'zod';

const name = z.string('is missing').trim().min(1, 'is empty');

/** The variables that Lambda gives a function, and where DynamoDB is if not in AWS; for an app's own schema. */
export const awsEnvShape = {
  AWS_REGION: name,
  AWS_ACCESS_KEY_ID: name,
  AWS_SECRET_ACCESS_KEY: name,
  AWS_SESSION_TOKEN: name.optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url('is no URL').optional(),
};

/** Where a service of AWS is and who calls it. */
export interface ServiceSettings {
  readonly region: string;
  readonly endpoint: URL;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  };
}

/**
 * @param host what the host of the service begins with, such as `dynamodb`
 * @param endpoint where it is instead, if anywhere
 */
export function toServiceSettings(
  env: {
    readonly AWS_REGION: string;
    readonly AWS_ACCESS_KEY_ID: string;
    readonly AWS_SECRET_ACCESS_KEY: string;
    readonly AWS_SESSION_TOKEN?: string | undefined;
  },
  host: string,
  endpoint: string | undefined,
): ServiceSettings {
  return Object.freeze({
    region: env.AWS_REGION,
    endpoint: new URL(endpoint ?? `https://${host}.${env.AWS_REGION}.amazonaws.com`),
    credentials: Object.freeze({
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      sessionToken: env.AWS_SESSION_TOKEN,
    }),
  });
}

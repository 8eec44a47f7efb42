import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What the AWS SDK wants to know before it talks to an emulator, which checks none of it. */
export const localAws = {
  region: 'ap-northeast-2',
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

/** A client of a DynamoDB on this machine, with time limits. */
export function localDynamodb(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    ...localAws,
    endpoint,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  });
}

/** {@link localAws} as the environment of a process that reads it there. */
export const localAwsEnv = {
  AWS_REGION: localAws.region,
  AWS_ACCESS_KEY_ID: localAws.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: localAws.credentials.secretAccessKey,
} as const;

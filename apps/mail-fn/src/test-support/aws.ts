import type { ServiceSettings } from '@baton/aws-requests';

/** The services of the tests, as the environment names them at this moment. */
export function testAws(): { dynamoDb: ServiceSettings; ses: ServiceSettings } {
  const env = process.env;
  const at = (url: string | undefined) => ({
    region: String(env['AWS_REGION']),
    endpoint: new URL(String(url)),
    credentials: {
      accessKeyId: String(env['AWS_ACCESS_KEY_ID']),
      secretAccessKey: String(env['AWS_SECRET_ACCESS_KEY']),
    },
  });
  return { dynamoDb: at(env['AWS_ENDPOINT_URL_DYNAMODB']), ses: at(env['AWS_ENDPOINT_URL_SESV2']) };
}

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Endpoints } from '@baton/local';
import { localDynamodb, ServiceError } from '@baton/services';

/** Where the log and the ledger of mails are. */
export interface Tables {
  readonly client: DynamoDBDocumentClient;
  readonly log: string;
  readonly mail: string;
}

/**
 * Those that `LOG_TABLE` and `MAIL_TABLE` name in an AWS account, else those of the system on this machine.
 * @param root what a relative `BATON_HOME` is below
 * @throws ServiceError when neither is there
 */
export function openTables(env: NodeJS.ProcessEnv, root: string): Tables {
  const { LOG_TABLE: log, MAIL_TABLE: mail, BATON_HOME: home = '.baton' } = env;
  if (log && mail) {
    const requestHandler = { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
    return { client: DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler })), log, mail };
  }
  if (log || mail) throw new ServiceError('Set both LOG_TABLE and MAIL_TABLE, or neither of them.');
  const { dynamodb, tables } = readEndpoints(join(resolve(root, home), 'endpoints.json'));
  return {
    client: DynamoDBDocumentClient.from(localDynamodb(dynamodb)),
    log: tables.log,
    mail: tables.mail,
  };
}

function readEndpoints(path: string): Endpoints {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Endpoints;
  } catch (cause) {
    throw new ServiceError(
      `There is no ${path}: start the system with npm start, say by BATON_HOME where it keeps its data, or name tables in AWS by LOG_TABLE and MAIL_TABLE.`,
      { cause },
    );
  }
}

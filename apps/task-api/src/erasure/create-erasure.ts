import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { HousekeepingJob } from '../housekeeping/index.ts';
import type { Database } from '../platform/database/index.ts';
import { createEraseFromLog } from './erase-from-log.ts';
import { createErasuresRepository, type ErasuresRepository } from './erasures.repository.ts';
import { createLoggedChangesRepository } from './logged-changes.repository.ts';
import { createMailErasureRepository } from './mail-erasure.repository.ts';

export interface ErasureFeature {
  readonly erasures: ErasuresRepository;
  readonly eraseFromLog: HousekeepingJob;
}

export function createErasure(options: {
  database: Pick<Database, 'query' | 'transaction'>;
  dynamoDb: DynamoDBDocumentClient;
  logTable: string;
}): ErasureFeature {
  const { database, dynamoDb, logTable } = options;
  const erasures = createErasuresRepository(database.query);
  const log = createLoggedChangesRepository(dynamoDb, logTable);
  return {
    erasures,
    eraseFromLog: createEraseFromLog({
      transaction: database.transaction,
      erasures,
      mails: createMailErasureRepository(database.query),
      log,
    }),
  };
}

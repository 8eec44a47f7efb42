import pg from 'pg';
import pRetry from 'p-retry';
import { QueryTypes, Sequelize, type Transaction } from 'sequelize';
import { connectionConfig } from './connection-config.ts';
import type { DatabasePassword } from './database-password.ts';
import { isDeadlock } from './database-errors.ts';

const DEADLOCK_RETRIES = 3;

/** An open transaction; services hand it on and never look into it. */
export type Tx = Transaction;

/** Values by the names they have in the statement, e.g. `$taskId`. */
export type BindValues = Readonly<Record<string, unknown>>;

/** Runs one SQL statement with bound values and gives its rows. */
export type Query = <Row extends object>(sql: string, bind: BindValues, tx?: Tx) => Promise<Row[]>;

export interface Database {
  readonly sequelize: Sequelize;
  readonly query: Query;
  /**
   * Commits when `work` is done, rolls back when it throws. Of transactions that wait for each other PostgreSQL
   * ends one, whose work is then done again from its beginning.
   */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

export function createDatabase(options: {
  url: string;
  /** In place of one in the address. */
  password?: DatabasePassword | undefined;
  poolSize: number;
}): Database {
  const { password: passwordOfMoment } = options;
  const { host, port, user, password, database, ...dialectOptions } = connectionConfig(options.url);
  const sequelize = new Sequelize({
    dialect: 'postgres',
    dialectModule: pg,
    ...(host && { host }),
    ...(port && { port }),
    ...(user && { username: user }),
    ...(typeof password === 'string' && { password }),
    ...(database && { database }),
    dialectOptions,
    ...(passwordOfMoment && {
      hooks: {
        beforeConnect: async (config) => {
          config.password = await passwordOfMoment();
        },
      },
    }),
    pool: { max: options.poolSize, acquire: 5_000, idle: 10_000 },
    logging: false,
    define: { timestamps: false, underscored: true },
  });

  return {
    sequelize,
    query: async <Row extends object>(sql: string, bind: BindValues, tx?: Tx) =>
      sequelize.query<Row>(sql, { type: QueryTypes.SELECT, bind, transaction: tx ?? null }),
    transaction: async (work) =>
      pRetry(async () => sequelize.transaction(work), {
        retries: DEADLOCK_RETRIES,
        minTimeout: 10,
        randomize: true,
        shouldRetry: ({ error }) => isDeadlock(error),
      }),
    close: async () => sequelize.close(),
  };
}

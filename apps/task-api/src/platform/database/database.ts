import pg from 'pg';
import pRetry from 'p-retry';
import { Sequelize } from 'sequelize';
import { connectionConfig } from './connection-config.ts';
import type { DatabasePassword } from './database-password.ts';
import { isDeadlock, toDatabaseError } from './database-errors.ts';
import { PipelinedTransaction } from './pipelined-transaction.ts';
import { createStatements } from './statement.ts';

const DEADLOCK_RETRIES = 3;

/** An open transaction; services hand it on and never look into it. */
export type Tx = PipelinedTransaction;

/** Values by the names they have in the statement, e.g. `$taskId`. */
export type BindValues = Readonly<Record<string, unknown>>;

/** Runs one SQL statement with bound values and gives its rows. */
export type Query = <Row extends object>(sql: string, bind: BindValues, tx?: Tx) => Promise<Row[]>;

/** Runs one SQL statement whose rows nobody needs: the transaction goes on, and fails in the end if it does. */
export type Send = (sql: string, bind: BindValues, tx: Tx) => void;

export interface Database {
  readonly sequelize: Sequelize;
  readonly query: Query;
  /** The same for statements of which the best plan depends on the values. */
  readonly queryPlannedAnew: Query;
  readonly send: Send;
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
    dialectModule: { ...pg, Client: PipelinedClient },
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

  const connections = sequelize.connectionManager;
  const read = createStatements();

  async function run<Row extends object>(client: pg.Client, sql: string, bind: BindValues, named: boolean) {
    const { text, values: names, name } = read(sql);
    const values = names.map((value) => valueOf(value, bind));
    try {
      return await client.query<Row>({ text, values, ...(named && { name }) });
    } catch (error) {
      throw toDatabaseError(error, sql);
    }
  }

  const queryBy =
    (named: boolean): Query =>
    async <Row extends object>(sql: string, bind: BindValues, tx?: Tx) => {
      if (tx) return (await run<Row>(tx.connection, sql, bind, named)).rows;
      const client = await connections.getConnection({ type: 'write' });
      try {
        return (await run<Row>(client as pg.Client, sql, bind, named)).rows;
      } finally {
        connections.releaseConnection(client);
      }
    };

  return {
    sequelize,
    query: queryBy(true),
    queryPlannedAnew: queryBy(false),
    send: (sql, bind, tx) => {
      tx.send(run(tx.connection, sql, bind, true));
    },
    transaction: async (work) =>
      pRetry(async () => new PipelinedTransaction(sequelize, {}).run(work), {
        retries: DEADLOCK_RETRIES,
        minTimeout: 10,
        randomize: true,
        shouldRetry: ({ error }) => isDeadlock(error),
      }),
    close: async () => sequelize.close(),
  };
}

/** Sends a statement before the one ahead of it has been answered. */
class PipelinedClient extends pg.Client {
  constructor(config: pg.ClientConfig) {
    super({ ...config, pipeline: true });
    const query = this.query.bind(this) as (...args: unknown[]) => unknown;
    // What is sent in one go leaves in one write.
    this.query = ((...args: unknown[]) => {
      const { stream } = this.connection;
      stream.cork();
      process.nextTick(() => stream.uncork());
      return query(...args);
    }) as typeof this.query;
  }
}

function valueOf(name: string, bind: BindValues): unknown {
  const value = bind[name];
  if (value === undefined) throw new Error(`The statement has no value for $${name}`);
  return value;
}

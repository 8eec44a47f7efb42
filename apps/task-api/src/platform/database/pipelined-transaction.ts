import type { Client, QueryResult } from 'pg';
import { Transaction } from 'sequelize';
import { toDatabaseError } from './database-errors.ts';

/**
 * A transaction whose statements go out without waiting for what came before them, its beginning included; PostgreSQL
 * runs them in their order. See docs/decisions/048-fewer-waits-for-the-database.md.
 */
export class PipelinedTransaction extends Transaction {
  declare readonly connection: Client;
  // Sequelize's own, which its types leave out.
  declare finished: 'commit' | 'rollback' | undefined;
  declare readonly prepareEnvironment: (useCls: boolean) => Promise<void>;
  declare readonly cleanup: () => void;
  declare readonly forceCleanup: () => Promise<void>;
  #failure: { readonly error: unknown } | undefined;

  // Called by `prepareEnvironment` once the connection is there.
  async begin(): Promise<void> {
    this.send(this.#run('START TRANSACTION'));
    return Promise.resolve();
  }

  // Sequelize's go a longer way to the same statements, and write to the console when one fails.
  override async commit(): Promise<void> {
    await this.#end('commit');
  }

  override async rollback(): Promise<void> {
    await this.#end('rollback');
  }

  async #end(how: 'commit' | 'rollback'): Promise<void> {
    this.finished = how;
    try {
      await this.#run(how === 'commit' ? 'COMMIT' : 'ROLLBACK');
    } catch (error) {
      await this.forceCleanup();
      throw error;
    }
    this.cleanup();
  }

  async #run(sql: string): Promise<QueryResult> {
    try {
      return await this.connection.query(sql);
    } catch (error) {
      throw toDatabaseError(error, sql);
    }
  }

  /** Lets the transaction fail with a statement that nobody waits for. */
  send(sent: Promise<QueryResult>): void {
    sent.catch((error: unknown) => {
      this.#failure ??= { error };
    });
  }

  /** @throws the error of the first statement that was sent and failed, in place of what followed from it */
  async run<T>(work: (tx: this) => Promise<T>): Promise<T> {
    await this.prepareEnvironment(false);
    let result: T;
    try {
      result = await work(this);
    } catch (error) {
      // What PostgreSQL says to that comes after its answers to all that was sent.
      await this.rollback().catch(() => undefined);
      throw this.#failure ? this.#failure.error : error;
    }
    await this.commit();
    // PostgreSQL rolls back at the commit of a transaction in which something failed.
    if (this.#failure) throw this.#failure.error;
    return result;
  }
}

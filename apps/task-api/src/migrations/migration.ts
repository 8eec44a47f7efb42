/** One step of the schema. Released ones never change; both directions are SQL that runs in a transaction. */
export interface Migration {
  /** Without extension, because it is kept in the database and must not depend on how the code is built. */
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

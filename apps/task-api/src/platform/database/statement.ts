/** A statement as PostgreSQL's protocol has it. */
export interface Statement {
  /** With `$1`, `$2` … in place of names. */
  readonly text: string;
  /** The names of the values, in their order. */
  readonly values: readonly string[];
  /** Under which a connection keeps it prepared, so that it is parsed and planned once. */
  readonly name: string;
}

/** So many different ones are kept; a connection holds some 10 KB for each that it has run. */
const KEPT = 1_000;

/** Reads statements with `$name` values, each text once. */
export function createStatements(): (sql: string) => Statement {
  const known = new Map<string, Statement>();
  return (sql) => {
    const found = known.get(sql);
    if (found) return found;
    // Without a name it is parsed each time: what comes so late is rare, and must not push out what is not.
    const statement = toStatement(sql, known.size < KEPT ? `s${known.size}` : '');
    if (statement.name !== '') known.set(sql, statement);
    return statement;
  };
}

function toStatement(sql: string, name: string): Statement {
  const places = new Map<string, number>();
  const text = sql.replaceAll(/\B\$([a-z]\w*)/gi, (_, value: string) => {
    const place = places.get(value) ?? places.size + 1;
    places.set(value, place);
    return `$${place}`;
  });
  return { text, values: [...places.keys()], name };
}

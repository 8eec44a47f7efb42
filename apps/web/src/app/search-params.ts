/** What a query says: a text, or several for a name that comes several times. */
type SearchValue = string | readonly string[];

/** `?status=todo&status=doing` as `{status: ['todo', 'doing']}`, the way that the API reads its own. */
export function parseSearch(search: string): Record<string, SearchValue> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => {
      const values = params.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? '')];
    }),
  );
}

export function stringifySearch(search: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const entry of Array.isArray(value) ? value : [value]) {
      if (entry !== undefined && entry !== '') params.append(name, String(entry));
    }
  }
  return params.size > 0 ? `?${params}` : '';
}

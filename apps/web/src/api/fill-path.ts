export interface PathInput {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
}

/** `/api/tasks/{taskId}` with its parameters and the query filled in; what is undefined is left out, a list repeats its name. */
export function fillPath(path: string, { params = {}, query = {} }: PathInput): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) search.append(key, String(one));
  }
  return search.size > 0 ? `${filled}?${search}` : filled;
}

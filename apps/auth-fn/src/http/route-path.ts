/**
 * @param template as contracts write it, e.g. `/auth/sessions/{sessionId}`
 * @param path as the gateway gives it, percent-encoded
 * @returns the parameters, or undefined when the path is not of this template
 */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const value = given[index] as string;
    const name = /^\{(\w+)\}$/.exec(segment)?.[1];
    if (name === undefined && segment !== value) return undefined;
    if (name !== undefined) {
      const decoded = decode(value);
      if (!decoded) return undefined;
      params[name] = decoded;
    }
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROUTER = fileURLToPath(new URL('../../../../apps/web/src/app/router.tsx', import.meta.url));
const ROUTE = /const (\w+) = createRoute\(\{(.*?)(?:^| )\}\);$/gms;

interface Route {
  readonly parent: string;
  readonly path: string;
  readonly redirects: boolean;
}

/**
 * The paths of the pages that the site has, as its router declares them.
 * @returns e.g. `/p/$projectKey/settings`
 */
export function siteRoutes(source = readFileSync(ROUTER, 'utf8')): readonly string[] {
  const routes = new Map<string, Route>();
  for (const [, name = '', body = ''] of source.matchAll(ROUTE)) {
    routes.set(name, {
      parent: /getParentRoute: \(\) => (\w+)/.exec(body)?.[1] ?? '',
      path: /\bpath: '([^']*)'/.exec(body)?.[1] ?? '',
      redirects: /redirect\(\{ to:/.test(body),
    });
  }
  const parents = new Set([...routes.values()].map(({ parent }) => parent));
  const fullPath = (name: string): readonly string[] => {
    const route = routes.get(name);
    return route ? [...fullPath(route.parent), ...route.path.split('/').filter(Boolean)] : [];
  };
  return [...routes]
    .filter(([name, { redirects }]) => !parents.has(name) && !redirects)
    .map(([name]) => `/${fullPath(name).join('/')}`);
}

/** Whether an address is one of that route. */
export function isOfRoute(path: string, route: string): boolean {
  const parts = path.replace(/[?#].*/, '').split('/');
  const wanted = route.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, place) => (part.startsWith('$') ? parts[place] !== '' : part === parts[place]))
  );
}

import type { Express } from 'express';

/** `/healthz` says that the process runs, `/readyz` that it can serve. */
export function bindHealthRoutes(
  app: Express,
  options: { version: string; checkReady: () => Promise<void> },
): void {
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok', version: options.version });
  });
  app.get('/readyz', async (_req, res) => {
    await options.checkReady();
    res.json({ status: 'ready' });
  });
}

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { sizeBudget } from './size-budget.ts';

/** A running Baton (`npm start`), which answers /api and /auth while this server serves the site's source. */
const backend = process.env['BATON_SITE'] ?? 'http://localhost:4200';
// auth-fn takes cookies from its own site only; the browser names this server as the origin.
const proxy = { target: backend, changeOrigin: true, headers: { origin: backend } };

/** `/login` has an entry of its own, as on the real site. */
const loginEntry: Plugin = {
  name: 'baton-login-entry',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      request.url = request.url?.replace(/^\/login\/?(?=$|\?)/, '/login/index.html');
      next();
    });
  },
};

/** Says in each page which release it is of. */
const versionMeta: Plugin = {
  name: 'baton-version',
  transformIndexHtml: () => [{ tag: 'meta', attrs: { name: 'version', content: packageJson.version } }],
};

export default defineConfig({
  plugins: [react(), loginEntry, versionMeta, sizeBudget({ login: 100, app: 224 })],
  server: { host: '127.0.0.1', proxy: { '/api': proxy, '/auth': proxy } },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    // Built for whoever reads a stack trace, named nowhere in what is published.
    sourcemap: 'hidden',
    rolldownOptions: {
      input: { app: 'index.html', login: 'login/index.html' },
      output: {
        codeSplitting: {
          // What both pages start with and what seldom changes, in one file, which compresses better than in several.
          groups: [
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|i18next|react-i18next)\//,
            },
          ],
        },
      },
      treeshake: {
        // They do nothing by being imported, but do not say so, and Mantine's index names them.
        moduleSideEffects: [
          {
            test: /node_modules\/(react-remove-scroll|use-sidecar|react-style-singleton)/,
            sideEffects: false,
          },
        ],
      },
    },
  },
});

import type { Endpoints } from '@baton/local';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createSettings, environmentOf, removeData } from '../stack/stack.ts';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

// A target of its own: npm start puts the built site in its place anew, which other tests would be served from.
test.each(['SIGTERM', 'SIGINT'] as const)(
  'npm start serves the site, and %s to npm leaves no process behind',
  async (signal) => {
    const settings = await createSettings();
    const npm = spawn('npm', ['start'], {
      cwd: ROOT,
      env: environmentOf(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve) => npm.once('close', resolve));
    let output = '';
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    try {
      await vi.waitUntil(() => output.includes('Baton is ready.') || npm.exitCode !== null, {
        timeout: 50_000,
      });
      expect(output).toContain(`Site       http://localhost:${settings.sitePort}`);
      const page = await fetch(`http://localhost:${settings.sitePort}/`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html;charset=utf-8']);
      const { pids } = JSON.parse(readFileSync(join(settings.home, 'endpoints.json'), 'utf8')) as Endpoints;

      npm.kill(signal);
      await ended;
      for (const pid of Object.values(pids)) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    } finally {
      npm.kill('SIGKILL');
      await ended;
      removeData(settings);
    }
  },
);

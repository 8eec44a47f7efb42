import { Agent, request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { listen } from './http-server.ts';

const HOST = '127.0.0.1';

/** A server that answers when it is told to. */
async function startSlowServer() {
  const arrived = Promise.withResolvers<true>();
  const answer = Promise.withResolvers<true>();
  const server = await listen(
    (_req, res) => {
      arrived.resolve(true);
      void answer.promise.then(() => res.end('done'));
    },
    { host: HOST, port: 0 },
  );
  return { server, arrived: arrived.promise, answer: () => answer.resolve(true) };
}

function get(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    request({ host: HOST, port, agent: new Agent({ keepAlive: true }) }, (res) => {
      res.setEncoding('utf8').on('data', resolve);
    })
      .on('error', reject)
      .end();
  });
}

describe('a server that stops', () => {
  it('lets a request finish, then closes its connection though the caller would keep it', async () => {
    const { server, arrived, answer } = await startSlowServer();
    const reply = get(server.port);
    await arrived;
    const stopped = server.stop(60_000);
    answer();
    expect(await reply).toBe('done');
    await stopped;
  });

  it('takes no more requests', async () => {
    const { server } = await startSlowServer();
    await server.stop(60_000);
    await expect(get(server.port)).rejects.toThrow('ECONNREFUSED');
  });

  it('cuts off a request that takes longer than the limit', async () => {
    const { server, arrived } = await startSlowServer();
    const reply = expect(get(server.port)).rejects.toThrow('socket hang up');
    await arrived;
    await server.stop(1);
    await reply;
  });

  it('fails to start on a port that is taken', async () => {
    const { server } = await startSlowServer();
    await expect(listen(() => undefined, { host: HOST, port: server.port })).rejects.toThrow('EADDRINUSE');
    await server.stop(1);
  });
});

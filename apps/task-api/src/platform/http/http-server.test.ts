import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
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

  it('answers a request that has arrived and has not been read', async () => {
    const { server, answer } = await startSlowServer();
    answer();
    const socket = connect(server.port, HOST);
    await once(socket, 'connect');
    socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    const stopped = server.stop(60_000);
    expect(await text(socket)).toContain('done');
    await stopped;
  });

  it('takes no more requests', async () => {
    const { server } = await startSlowServer();
    await server.stop(60_000);
    await expect(get(server.port)).rejects.toThrow('ECONNREFUSED');
  });

  it('does not wait for the first request of a connection', async () => {
    const { server } = await startSlowServer();
    const socket = connect(server.port, HOST);
    const ended = once(socket, 'close');
    await once(socket, 'connect');
    await server.stop(60_000);
    await ended;
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

describe('an answer that comes before the whole body', () => {
  /** Everything that the server writes on one connection until it closes it. */
  async function talk(port: number, write: (socket: Socket) => void): Promise<string> {
    const socket = connect(port, HOST);
    write(socket);
    return text(socket);
  }

  async function startRefusingServer() {
    const paths: (string | undefined)[] = [];
    const server = await listen(
      (req, res) => {
        paths.push(req.url);
        res.writeHead(401, { 'content-length': 2 }).end('no');
      },
      { host: HOST, port: 0 },
    );
    return { server, paths };
  }

  it('ends the connection, whole though the caller goes on sending', async () => {
    const { server } = await startRefusingServer();
    const answer = await talk(server.port, (socket) => {
      socket.write('POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 5000000\r\n\r\n');
      socket.once('data', () => socket.write(Buffer.alloc(5_000_000, 'x')));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n(.*\r\n)*connection: close\r\n(.*\r\n)*\r\nno$/i);
    await server.stop(60_000);
  });

  it('takes neither the rest of the body nor what follows it for a request', async () => {
    const { server, paths } = await startRefusingServer();
    const hidden = 'GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n';
    const answer = await talk(server.port, (socket) => {
      socket.write(`POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: ${hidden.length}\r\n\r\n`);
      socket.once('data', () => socket.write(hidden + hidden));
    });
    expect([answer.match(/HTTP/g), paths]).toEqual([['HTTP'], ['/large']]);
    await server.stop(60_000);
  });

  it('leaves a connection open whose request has no body', async () => {
    const { server, paths } = await startRefusingServer();
    await talk(server.port, (socket) => {
      socket.write('GET /first HTTP/1.1\r\nHost: a\r\n\r\n');
      socket.once('data', () => {
        socket.write('GET /second HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      });
    });
    expect(paths).toEqual(['/first', '/second']);
    await server.stop(60_000);
  });
});

describe('a caller that takes too long to send a request', () => {
  it.each([
    ['nothing', ''],
    ['half of the headers', 'GET / HTTP/1.1\r\nHost: a\r\nX-Slow: '],
    ['half of the body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf'],
  ])('and sends %s is cut off', async (_what, sent) => {
    const server = await listen(
      (req) => void req.resume(),
      { host: HOST, port: 0 },
      { limitMs: 50, checkMs: 10 },
    );
    const socket = connect(server.port, HOST);
    socket.write(sent);
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    await server.stop(1);
  });
});

describe('connections that send nothing', () => {
  it('leave room for whoever asks for something', async () => {
    const server = await listen((_req, res) => void res.end('here'), { host: HOST, port: 0 });
    const idle = Array.from({ length: 500 }, () => connect(server.port, HOST));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    expect(await get(server.port)).toBe('here');
    for (const socket of idle) socket.destroy();
    await server.stop(1);
  });
});

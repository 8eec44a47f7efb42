import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import pg from 'pg';
import { CREATE, GET, LIST, UPDATE } from './statements.ts';

/**
 * The least that a Node service can do for the same answers: one named statement a request, whose JSON PostgreSQL
 * makes. No token, no validation, no log, no relay. What the service reaches is compared with it.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 });

const TASKS = /^\/api\/projects\/([\w-]{36})\/tasks/;
const TASK = /^\/api\/tasks\/([\w-]{36})$/;

interface Row {
  readonly json: string;
  readonly version?: number;
}

async function answer(req: IncomingMessage): Promise<Row | undefined> {
  const { method, url = '' } = req;
  const projectId = TASKS.exec(url)?.[1];
  const taskId = TASK.exec(url)?.[1];
  if (method === 'GET' && projectId) return run('list', LIST, [projectId]);
  if (method === 'GET') return run('get', GET, [taskId]);
  const body = await read(req);
  if (method === 'PATCH') {
    const { progress } = JSON.parse(body) as { progress: number };
    return run('update', UPDATE, [taskId, progress]);
  }
  return run('create', CREATE, [projectId, body, req.headers['x-user']]);
}

async function run(name: string, text: string, values: unknown[]): Promise<Row | undefined> {
  const { rows } = await pool.query<Row>({ name, text, values });
  return rows[0];
}

async function read(req: IncomingMessage): Promise<string> {
  let body = '';
  req.setEncoding('utf8');
  for await (const piece of req) body += piece as string;
  return body;
}

function reply(res: ServerResponse, row: Row | undefined): void {
  if (!row) {
    res.writeHead(404).end();
    return;
  }
  res.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(row.json),
    ...(row.version && { etag: `"${row.version}"` }),
  });
  res.end(row.json);
}

createServer((req, res) => {
  answer(req).then(
    (row) => reply(res, row),
    (error: unknown) => {
      console.error(error);
      res.writeHead(500).end();
    },
  );
}).listen(Number(process.env['PORT']), '127.0.0.1', () => console.log('listening'));

process.on('SIGTERM', () => process.exit(0));

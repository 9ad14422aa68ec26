import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { json, text } from 'node:stream/consumers';
import { z } from 'zod';
import { checkPrivate, privateFolder } from '../../store/lowdb/privateFolder.js';

/** What may be asked of the running program, by name. An operation's answer is JSON; what it throws is told as a sentence. */
export type Operations = ReadonlyMap<string, (input: unknown) => Promise<unknown>>;

const Asked = z.object({ name: z.string(), input: z.unknown() });
const Answered = z.union([z.object({ answer: z.unknown() }), z.object({ problem: z.string() })]);

/** The longest path that every system takes for a socket, in bytes. */
const LONGEST_PATH = 100;

/** In a folder that only its owner may enter, the store's if it can be: whoever can reach it could read the data anyway. */
function socketPath(dataDir: string): string {
  const own = join(resolve(dataDir), 'store', 'control.sock');
  if (process.platform !== 'win32' && Buffer.byteLength(own) <= LONGEST_PATH) return own;
  const name = `guichet-${createHash('sha256').update(own).digest('hex').slice(0, 32)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name, 'control.sock');
}

/** Whether the socket's folder lies where every user may make one. */
const isShared = (path: string): boolean =>
  process.platform !== 'win32' && dirname(dirname(path)) === resolve(tmpdir());

/**
 * Answers the command line (`npm run outbox`, `backup`, `person`) while the server runs, since the store is this
 * process's alone. The caller holds the store, so a socket that lies there belongs to a process that has ended.
 */
export async function serveControl(dataDir: string, operations: Operations): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  if (process.platform !== 'win32') await privateFolder(dirname(path));
  await rm(path, { force: true });
  const server = createServer((req, res) => void answer(operations, req, res));
  server.listen(path);
  await once(server, 'listening');
  if (process.platform !== 'win32') await chmod(path, 0o600);
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

async function answer(operations: Operations, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const send = (status: number, body: z.input<typeof Answered>) => {
    // Not writeHead: restify changes it for every server of the process.
    res.statusCode = status;
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(body));
  };
  try {
    const { name, input } = Asked.parse(await json(req));
    const operation = operations.get(name);
    if (operation === undefined) send(404, { problem: `there is no operation ${name}` });
    else send(200, { answer: await operation(input) });
  } catch (error) {
    send(500, { problem: error instanceof Error ? error.message : String(error) });
  }
}

/** What the running program said; undefined when none runs. */
export async function askControl(
  dataDir: string,
  name: string,
  input: unknown,
): Promise<z.output<typeof Answered> | undefined> {
  const path = socketPath(dataDir);
  // What is asked may hold a password: nobody else may have put a socket there.
  if (isShared(path)) await checkPrivate(dirname(path));
  const asked = request({ socketPath: path, method: 'POST', path: '/' });
  asked.end(JSON.stringify({ name, input }));
  try {
    const [response]: IncomingMessage[] = await once(asked, 'response');
    if (response === undefined) return undefined;
    return Answered.parse(JSON.parse(await text(response)));
  } catch (error) {
    const code = z.object({ code: z.string() }).safeParse(error).data?.code;
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return undefined;
    throw error;
  }
}

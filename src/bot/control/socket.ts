import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { json, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { checkPrivate, privateFolder } from '../../store/lowdb/privateFolder.js';

/**
 * What may be asked of the running program, by name. An operation's answer is JSON, or many of them one after the other where there may be a
 * million; what it throws is told as a sentence.
 */
export type Operations = ReadonlyMap<string, (input: unknown) => Promise<unknown>>;

const Asked = z.object({ name: z.string(), input: z.unknown() });
/** One of many. The last one says that it is: a program that ends in between has not said all. */
const AnsweredLine = z.union([
  z.object({ line: z.unknown() }),
  z.object({ end: z.literal(true) }),
  z.object({ problem: z.string() }),
]);
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
    if (operation === undefined) return send(404, { problem: `there is no operation ${name}` });
    const answered = await operation(input);
    if (!isMany(answered)) return send(200, { answer: answered });
    res.setHeader('Content-Type', JSON_LINES);
    await pipeline(Readable.from(linesOf(answered)), res);
  } catch (error) {
    // Whoever asked has gone away in the middle of it.
    if (res.headersSent) return;
    send(500, { problem: problemOf(error) });
  }
}

const JSON_LINES = 'application/jsonl';

const problemOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const isMany = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

async function* linesOf(many: AsyncIterable<unknown>): AsyncGenerator<string> {
  const text = (line: z.input<typeof AnsweredLine>) => `${JSON.stringify(line)}\n`;
  try {
    for await (const line of many) yield text({ line });
    yield text({ end: true });
  } catch (error) {
    yield text({ problem: problemOf(error) });
  }
}

/** What the running program said; undefined when none runs. */
export async function askControl(
  dataDir: string,
  name: string,
  input: unknown,
): Promise<z.output<typeof Answered> | undefined> {
  const response = await responseTo(dataDir, name, input);
  return response && Answered.parse(JSON.parse(await text(response)));
}

/** Many answers, as they come. Throws what was refused, and where not all have come. */
export async function* askControlLines(dataDir: string, name: string, input: unknown): AsyncGenerator<unknown> {
  const response = await responseTo(dataDir, name, input);
  if (response === undefined) throw new Error('Guichet is not running with this DATA_DIR: start it first');
  for await (const text of createInterface({ input: response, crlfDelay: Number.POSITIVE_INFINITY })) {
    const answered = AnsweredLine.parse(JSON.parse(text));
    if ('problem' in answered) throw new Error(answered.problem);
    if ('end' in answered) return;
    yield answered.line;
  }
  throw new Error('Guichet has ended before all was said: ask again');
}

/** What the running program says; undefined when none runs. */
async function responseTo(dataDir: string, name: string, input: unknown): Promise<IncomingMessage | undefined> {
  const path = socketPath(dataDir);
  // What is asked may hold a password: nobody else may have put a socket there.
  if (isShared(path)) await checkPrivate(dirname(path));
  const asked = request({ socketPath: path, method: 'POST', path: '/' });
  asked.end(JSON.stringify({ name, input }));
  try {
    const [response]: IncomingMessage[] = await once(asked, 'response');
    return response;
  } catch (error) {
    const code = z.object({ code: z.string() }).safeParse(error).data?.code;
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return undefined;
    throw error;
  }
}

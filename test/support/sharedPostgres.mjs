// The one PostgreSQL server of a test run. The process that runs the test files owns it, since it outlives every worker:
// workers ask here for its URL, and the first to ask starts it. A run that asks for none pays nothing.
import { createServer } from 'node:http';
import { tsImport } from 'tsx/esm/api';

let server;
let starting;

async function start() {
  const { startPostgres } = await tsImport('./postgres.ts', import.meta.url);
  return startPostgres();
}

/** Opens the door at which workers ask. Returns its URL; a GET answers with the server's URL, or with why it has none. */
export async function openDoor() {
  server = createServer(async (_request, response) => {
    starting ??= start();
    const [status, text] = await starting.then(
      ({ url }) => [200, url],
      (error) => [503, error.message],
    );
    // Not in one go: where all tests run in this process, restify has put a `writeHead` of its own there, which gives nothing.
    response.writeHead(status, { connection: 'close' });
    response.end(text);
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Shuts the door and ends the server, if anybody asked for it. */
export async function closeDoor() {
  await new Promise((resolve) => server.close(resolve));
  // Why it could not start, whoever asked has been told.
  const started = await starting?.catch(() => undefined);
  starting = undefined;
  await started?.stop();
}

import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from 'restify';
import { z } from 'zod';

const headersWithin = 3_000;
const bodyWithin = 5_000;
/** A file over a slow line. */
const uploadWithin = 60_000;
/** How long clients may take to answer the goodbye on their stream, in milliseconds. */
const goodbyeWithin = 1_000;
const lookEvery = 20;

/** Listens, with short time-outs for callers that dawdle. Gives the port. Throws when the port is taken. */
export async function listenOn(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  const http = server.server;
  // Node looks for overdue requests every 30 s unless told otherwise.
  Object.assign(http, {
    headersTimeout: headersWithin,
    requestTimeout: uploadWithin,
    keepAliveTimeout: bodyWithin,
    connectionsCheckingInterval: 500,
  });
  const listening = once(http, 'listening');
  server.listen(port, host);
  await listening;
  return z.object({ port: z.int() }).parse(server.address()).port;
}

/** Bytes a second: a file that comes more slowly keeps a place that others wait for. */
const slowest = (4 * 1024 * 1024 * 1000) / uploadWithin;

/** In how many milliseconds a file of so many bytes has to be there. */
export const fileWithin = (bytes: number): number => bodyWithin + Math.ceil((bytes / slowest) * 1000);

/** Cuts off a caller whose body does not come within so many milliseconds. Node's own limit is the one of uploads. */
export function limitBody(req: IncomingMessage, within = bodyWithin): void {
  const timer = setTimeout(() => {
    if (!req.complete) req.destroy();
  }, within);
  timer.unref();
  req.once('close', () => clearTimeout(timer));
}

/** Takes no more connections, lets running requests end, then the streams; whatever is left after `within` ms is cut. */
export async function stopServer(
  server: Server,
  streams: { closeAll(cut?: boolean): void },
  within: number,
): Promise<void> {
  const http = server.server;
  const closed = once(http, 'close');
  http.close();
  for (const end = Date.now() + within - goodbyeWithin; server.inflightRequests() > 0 && Date.now() < end; ) {
    await delay(lookEvery);
  }
  // A connection that is kept alive has done its request, and would be waited for.
  http.closeIdleConnections();
  streams.closeAll();
  const cut = setTimeout(() => {
    http.closeAllConnections();
    streams.closeAll(true);
  }, goodbyeWithin);
  await closed;
  clearTimeout(cut);
}

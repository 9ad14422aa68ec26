import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { z } from 'zod';

/** A request or live stream that was passed on: to which instance (its place), and what it asked for. */
export interface Passed {
  readonly instance: number;
  readonly method: string;
  readonly path: string;
  readonly isStream: boolean;
}

export interface RoundRobinOptions {
  /** Hears of everything that is passed on, before it is. */
  readonly onPassed?: (passed: Passed) => void;
  /**
   * `kept`: instances see the Host that the client named, as those need that have PUBLIC_URL set to the proxy's url.
   * `own`: each sees its own, since a demo answers to nothing else; the address of its live stream is its own then, too.
   */
  readonly host?: 'kept' | 'own';
}

/** A load balancer in front of several instances of the program. */
export interface RoundRobin {
  readonly url: string;
  /** Places an instance, or says where its successor is; undefined takes the place out, as a health check would. */
  place(instance: number, url: string | undefined): void;
  /** Ends everything that is open through it. */
  close(): Promise<void>;
}

/**
 * Passes every request and every live stream on to the next instance, whoever sends it: no stickiness. It looks after
 * nobody's health: an instance that is gone or dies over a request gives 502, and its streams end. Loopback only.
 */
export async function startRoundRobin(options: RoundRobinOptions = {}): Promise<RoundRobin> {
  const places = new Map<number, string>();
  const streams = new Set<Duplex>();
  let turn = 0;
  const next = (req: IncomingMessage, isStream: boolean): string | undefined => {
    const found = [...places].sort(([a], [b]) => a - b)[turn % Math.max(places.size, 1)];
    turn += 1;
    if (found === undefined) return undefined;
    const { method = 'GET', url: path = '/' } = req;
    options.onPassed?.({ instance: found[0], method, path, isStream });
    return found[1];
  };
  const server = createServer((req, res) => pass(req, res, next(req, false), options));
  server.on('upgrade', (req, socket: Duplex, head: Buffer) => {
    streams.add(socket.once('close', () => streams.delete(socket)));
    passStream(req, socket, head, next(req, true), options);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = z.object({ port: z.int() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    place: (instance, url) => void (url === undefined ? places.delete(instance) : places.set(instance, url)),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
        for (const socket of streams) socket.destroy();
      }),
  };
}

/** The same request to an instance, over a connection of its own: one that is kept might lead to a process that is gone. */
function asked(req: IncomingMessage, instance: string, { host = 'kept' }: RoundRobinOptions) {
  const { hostname, port, host: own } = new URL(instance);
  const forwarded = [req.headers['x-forwarded-for'], req.socket.remoteAddress].filter((one) => one !== undefined);
  const connection = req.headers.upgrade === undefined ? 'close' : 'upgrade';
  const changed = { connection, 'x-forwarded-for': forwarded.join(', '), ...(host === 'own' && { host: own }) };
  const headers = { ...req.headers, ...changed };
  return request({ hostname, port, method: req.method, path: req.url, headers, agent: false });
}

function pass(req: IncomingMessage, res: ServerResponse, instance: string | undefined, options: RoundRobinOptions) {
  const failed = () => {
    // What has begun to be answered can only be cut.
    if (res.headersSent) {
      res.destroy();
      return;
    }
    // Not in a chain: restify changes node's own response, and its writeHead gives nothing.
    res.writeHead(502, { connection: 'close' });
    res.end();
  };
  if (instance === undefined) {
    failed();
    return;
  }
  const passed = asked(req, instance, options);
  passed.on('error', failed);
  passed.on('response', (answer) => {
    const { connection: _, ...headers } = answer.headers;
    res.writeHead(answer.statusCode ?? 502, headers);
    answer.on('error', failed);
    answer.pipe(res);
  });
  res.on('close', () => passed.destroy());
  req.pipe(passed);
}

function passStream(
  req: IncomingMessage,
  client: Duplex,
  head: Buffer,
  instance: string | undefined,
  options: RoundRobinOptions,
) {
  client.on('error', () => client.destroy());
  const refuse = (status: number) => {
    client.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
  };
  if (instance === undefined) return refuse(502);
  const passed = asked(req, instance, options);
  passed.on('error', () => refuse(502));
  passed.on('response', (answer) => refuse(answer.statusCode ?? 502));
  passed.on('upgrade', (answer, socket, first) => {
    const raw = answer.rawHeaders;
    const lines = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1]}\r\n`] : []));
    client.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
    client.write(first);
    socket.write(head);
    socket.on('error', () => client.destroy());
    socket.on('close', () => client.destroy());
    client.on('close', () => socket.destroy());
    socket.pipe(client).pipe(socket);
  });
  passed.end();
}

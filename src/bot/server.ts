import type { IncomingMessage } from 'node:http';
import restify, { type Request, type Response, type Server } from 'restify';
import { z } from 'zod';
import type { Clock, Digest, Hasher, Ids, Store } from '../domain/ports.js';
import { type Config, stopWithin } from './config.js';
import { createAccess } from './directline/access.js';
import { mountDirectLine } from './directline/routes.js';
import { Streams } from './directline/stream.js';
import { createTokens } from './directline/token.js';
import { type Rejection, reject, rejectFault, routeOf } from './http/answer.js';
import { bodyLimit, checkBody } from './http/body.js';
import { securityHeaders } from './http/headers.js';
import { mountHealth } from './http/health.js';
import { listenOn, stopServer } from './http/life.js';
import { createRequestLimit, type Limits, usualLimits } from './http/limits.js';
import { createOrigins, type Origins } from './http/origins.js';
import type { Log } from './log.js';
import type { Turns } from './turns.js';
import { createOwnConversation } from './web/ownConversation.js';
import type { PageDeps } from './web/pages.js';
import { mountWeb } from './web/routes.js';
import type { DemoAccount, ServedOperator } from './web/served.js';
import { Sessions } from './web/sessions.js';
import { createSignIn } from './web/signIn.js';

export interface ServerDeps extends PageDeps {
  readonly config: Pick<Config, 'host' | 'port' | 'publicUrl' | 'proxies'>;
  readonly signingKey: Uint8Array;
  readonly store: Store;
  readonly turns: Turns;
  readonly hasher: Hasher;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  readonly operators: readonly ServedOperator[];
  /** Empty in live mode. */
  readonly demoAccounts: readonly DemoAccount[];
  /** Whether the store answers, and whatever else a turn needs. */
  readonly ready: () => Promise<boolean>;
  readonly limits?: Partial<Limits>;
}
/** The outside edge: pages, Direct Line, health. */
export interface WebServer {
  /** Gives the address to open. */
  listen(): Promise<string>;
  /** Takes no more requests, finishes those that run, closes the streams; within ten seconds. */
  stop(): Promise<void>;
}

/** Names that an operator cannot have, since they are paths of ours. */
const ownPaths = new Set(['assets', 'v3', 'api', 'healthz', 'readyz']);

/** Builds the server. Throws when an operator's name is one of our own paths. */
export function createServer(deps: ServerDeps): WebServer {
  const taken = deps.operators.find(({ id }) => ownPaths.has(id) || !/^[\w-]+$/.test(id));
  if (taken) throw new Error(`an operator cannot be named ${taken.id}: it would hide a path of the server`);
  const { config, log } = deps;
  let stopping = false;
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  // restify's own log writes requests with their headers.
  Object.assign(server.log, { level: 'silent' });
  const limits = { ...usualLimits, ...deps.limits };
  const origins = createOrigins(config.publicUrl, () => z.object({ port: z.int() }).parse(server.address()).port);
  const limit = createRequestLimit(limits, config.proxies);
  const check: Check = async (req) =>
    origins.checkHost(req) ??
    (await limit(req)) ??
    (changes(req) ? origins.checkOrigin(req) : undefined) ??
    checkBody(req);
  protect(server, deps, check);
  mountHealth(server, log, async () => !stopping && (await deps.ready()));
  deps.assets.serve(server);
  const streams = mountChat(server, deps, { limits, origins, check });
  return {
    listen: async () => {
      const port = await listenOn(server, config);
      log.info('server.listening', { port });
      return config.publicUrl ?? `http://${config.host}:${port}`;
    },
    stop: async () => {
      stopping = true;
      await stopServer(server, streams, stopWithin);
      log.info('server.stopped');
    },
  };
}

interface Edge {
  readonly limits: Limits;
  readonly origins: Origins;
  readonly check: Check;
}

/** The pages, Direct Line and the live streams, which share sessions and tokens. */
function mountChat(server: Server, deps: ServerDeps, { limits, origins, check }: Edge): Streams {
  const { store, turns, digest, ids, log, config } = deps;
  const { conversations } = store;
  const sessions = new Sessions(store, deps.clock, digest);
  const tokens = createTokens(deps.signingKey, deps.clock);
  const access = createAccess(tokens, sessions, conversations);
  const streams = new Streams({ access, turns, sessions, conversations, limits: limits.streams, check, log });
  mountDirectLine(server, { access, tokens, turns, origins, digest, ids });
  mountWeb(server, {
    ...deps,
    sessions,
    tokens,
    https: isHttps(config.publicUrl),
    signIn: createSignIn({ ...deps, limits }),
    conversationOf: createOwnConversation(turns, sessions, conversations),
    closeSession: (session) => streams.closeSession(session),
  });
  server.server.on('upgrade', (req, socket, head) => void streams.upgrade(req, socket, head));
  return streams;
}

const isHttps = (url: string | undefined): boolean => url?.startsWith('https:') ?? false;

/** A WebSocket's handshake is a GET that carries a right to hear: it is checked like a change. */
const changes = ({ method, headers }: IncomingMessage): boolean =>
  (method !== 'GET' && method !== 'HEAD') || headers.upgrade !== undefined;

type Check = (req: IncomingMessage) => Promise<Rejection | undefined>;

/** What happens to every request before its route and after it. */
function protect(server: Server, { log, ids, config }: ServerDeps, check: Check): void {
  const headers = securityHeaders(isHttps(config.publicUrl));
  const fault = (req: Request, res: Response, error: unknown) => rejectFault(req, res, log, ids.next(), error);
  server.pre((req, res, next) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    const judge = (refused: Rejection | undefined) => {
      if (!refused) return next();
      // The rest of a refused body is not waited for.
      res.setHeader('Connection', 'close');
      reject(res, refused);
      next(false);
    };
    check(req).then(judge, next);
  });
  server.use(restify.plugins.bodyReader({ maxBodySize: bodyLimit }));
  server.use(restify.plugins.jsonBodyParser({ mapParams: false }));
  // restify sends the message of what was thrown; we send a code, or a reference to the log.
  server.on('restifyError', (req: Request, res: Response, error: unknown, done: () => void) => {
    const status = z.object({ statusCode: z.int().min(400).max(499) }).safeParse(error).data?.statusCode;
    if (status === undefined) fault(req, res, error);
    else if (!res.headersSent) reject(res, { status, code: codes[status] ?? 'BadArgument' });
    done();
  });
  server.on('after', (req: Request, res: Response) => {
    const milliseconds = Date.now() - req.time();
    log.debug('request.done', { method: req.method ?? '', route: routeOf(req), status: res.statusCode, milliseconds });
  });
}
const codes: Readonly<Record<number, string>> = { 404: 'NotFound', 405: 'MethodNotAllowed', 413: 'MessageSizeTooBig' };

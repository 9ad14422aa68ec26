import type { IncomingMessage } from 'node:http';
import restify, { type Request, type Response, type Server } from 'restify';
import { z } from 'zod';
import type { Cors } from '../directline/cors.js';
import { isUpload } from '../directline/uploadBody.js';
import { type Rejection, reject, routeOf, sendNothing } from '../http/answer.js';
import { bodyLimit } from '../http/body.js';
import { securityHeaders } from '../http/headers.js';
import { fileWithin, limitBody } from '../http/life.js';
import type { Log } from '../log.js';

/** A WebSocket's handshake is a GET that carries a right to hear: it is checked like a change. */
export const changes = ({ method, headers }: IncomingMessage): boolean =>
  (method !== 'GET' && method !== 'HEAD') || headers.upgrade !== undefined;

/** What is looked at before any route; undefined: nothing is wrong. */
export type Check = (req: IncomingMessage) => Promise<Rejection | undefined>;

export interface Protection {
  readonly log: Log;
  /** Answers a request that failed, and keeps to itself what failed. */
  readonly fault: (req: Request, res: Response, error: unknown) => Promise<void>;
  readonly https: boolean;
  readonly check: Check;
  readonly cors: Cors;
}

/** What happens to every request before its route and after it. */
export function protect(server: Server, { log, fault, https, check, cors }: Protection): void {
  const headers = securityHeaders(https);
  server.pre((req, res, next) => {
    for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
    cors.mark(req, res);
    limitBody(req, isUpload(req) ? fileWithin(Number(req.headers['content-length'] ?? 0)) : undefined);
    const judge = (refused: Rejection | undefined) => {
      if (!refused && req.method === 'OPTIONS' && cors.allows(req)) {
        sendNothing(res);
        return next(false);
      }
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
    if (status === undefined) return answerFault(req, res, error, done);
    if (!res.headersSent) reject(res, { status, code: codes[status] ?? 'BadArgument' });
    done();
  });
  const answerFault = (req: Request, res: Response, error: unknown, done: () => void) => {
    fault(req, res, error)
      .catch((another: unknown) => {
        log.error('request.unanswered', {}, another);
        res.destroy();
      })
      .finally(done);
  };
  server.on('after', (req: Request, res: Response) => {
    const milliseconds = Date.now() - req.time();
    log.debug('request.done', { method: req.method ?? '', route: routeOf(req), status: res.statusCode, milliseconds });
  });
}
const codes: Readonly<Record<number, string>> = { 404: 'NotFound', 405: 'MethodNotAllowed', 413: 'MessageSizeTooBig' };

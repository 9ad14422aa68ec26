import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Server } from 'restify';
import { reject, send } from '../http/answer.js';
import { isFromHere } from '../http/caller.js';
import type { Log } from '../log.js';
import { sha256 } from '../secrets/hashing.js';
import type { Figures, OutboxFigures } from './figures.js';
import type { MetricsAccess } from './settings.js';

export interface MetricsParts {
  readonly figures: Figures;
  readonly access: MetricsAccess;
  outbox(): Promise<OutboxFigures>;
}

/** How long the store may take to say how the outbox stands, in milliseconds: Prometheus waits for ten seconds. */
const ANSWERS_WITHIN = 3_000;

/** `/metrics`, for whoever has the token, or for this machine. To anybody else there is no such address. */
export function mountMetrics(
  server: Server,
  { figures, access, outbox, log }: MetricsParts & { readonly log: Log },
): void {
  const present = async () => {
    try {
      return await Promise.race([outbox(), delay(ANSWERS_WITHIN, undefined, { ref: false })]);
    } catch (error) {
      log.error('metrics.noOutbox', {}, error);
      return undefined;
    }
  };
  server.get('/metrics', async (req, res) => {
    if (!mayRead(req, access)) return reject(res, refusalOf(access));
    send(res, 200, figures.contentType, Buffer.from(await figures.text(await present())), {});
  });
}

function mayRead(req: IncomingMessage, { token, loopback }: MetricsAccess): boolean {
  if (loopback && isFromHere(req)) return true;
  const given = /^Bearer ([\x21-\x7e]{1,500})$/.exec(req.headers.authorization ?? '')?.[1];
  return token !== undefined && given !== undefined && isSame(given, token);
}

const isSame = (one: string, other: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(one)), Buffer.from(sha256(other)));

const refusalOf = ({ token }: MetricsAccess) =>
  token === undefined ? { status: 404, code: 'NotFound' } : { status: 401, code: 'Unauthorized' };

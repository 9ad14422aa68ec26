import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'restify';
import type { Ids } from '../../domain/door/ports.js';
import { routeOf, sendHtml, sendJson } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import type { Log } from '../log.js';
import { preferred, type ServedOperator } from '../words/served.js';
import { faultPage, type PageDeps } from './pages.js';

export interface FaultDeps extends PageDeps {
  readonly log: Log;
  readonly ids: Ids;
  readonly operators: readonly ServedOperator[];
  /** Whether the store answers: a fault is an outage where it does not. */
  readonly ready: () => Promise<boolean>;
}

/**
 * What somebody gets of a fault outside of a turn: a reference that is also in the log, in a sentence of their language, and
 * nothing of the error. A page where a page was asked for, else JSON. 503 while the store is gone.
 */
export function makeFaultAnswer(deps: FaultDeps): (req: Request, res: Response, error: unknown) => Promise<void> {
  const { log, ids, operators, words } = deps;
  return async (req, res, error) => {
    // Whoever went away before all of it had come is told nothing, and nothing of ours has failed.
    if (req.destroyed && !req.complete) return log.debug('request.gone', { route: routeOf(req) });
    const reference = ids.code(8);
    log.error('request.failed', { reference, route: routeOf(req), method: req.method ?? '' }, error);
    if (res.headersSent) return void res.end();
    const gone = !(await deps.ready());
    const operator = operators.find(({ id }) => id === req.params?.operator);
    const offered = operator?.languages ?? operators.flatMap(({ languages }) => languages);
    const language = preferred(offered, req.headers['accept-language']);
    const message = words(language, operator?.id)(gone ? 'common:unavailable' : 'common:fault', { reference });
    const status = gone ? 503 : 500;
    if (!asksForPage(req)) {
      const code = gone ? 'ServiceUnavailable' : 'ServiceError';
      return sendJson(res, status, { error: { code, message, reference } });
    }
    const nonce = randomBytes(16).toString('base64');
    const page = faultPage(deps, { language, nonce, told: message });
    sendHtml(res, status, page, { 'Content-Security-Policy': pagePolicy(nonce) });
  };
}

const asksForPage = ({ method, headers }: Request): boolean =>
  method === 'GET' && (headers.accept ?? '').includes('text/html');

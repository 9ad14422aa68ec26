import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { Language } from '../../domain/terms/language.js';
import type { ProblemCode } from '../../domain/terms/problems.js';
import { reject, sendJson } from '../http/answer.js';
import type { Log } from '../log.js';
import type { Sessions } from '../signIn/sessions.js';
import type { Once } from './once.js';
import { whoIs } from './whoIs.js';

const Asked = z.object({ command: z.string().max(100), language: Language });

interface OnceDeps {
  readonly sessions: Sessions;
  readonly store: Store;
  readonly log: Log;
  readonly once?: Once | undefined;
}

/** Why there is nothing to see, as HTTP says it. */
const statuses: Partial<Record<ProblemCode, number>> = {
  'once.unknown': 404,
  'once.shown': 410,
  'once.ended': 410,
  'once.away': 503,
};

/**
 * Shows what is shown once, to the session of the account that has proven it. Only a press of our own page comes here: a POST of
 * this origin, which no link, no preview and no browser that loads ahead sends. The answer is kept by nobody.
 */
export async function showOnce(deps: OnceDeps, req: Request, res: Response): Promise<void> {
  const operator = String(req.params.operator);
  const who = await whoIs(deps, req, operator);
  if (who === undefined) return reject(res, { status: 401, code: 'NotSignedIn' });
  const asked = Asked.safeParse(req.body);
  if (!asked.success || deps.once === undefined) return reject(res, { status: 404, code: 'NotFound' });
  const shown = await deps.once({ ...asked.data, operator, account: who.account.id });
  if (!('problem' in shown)) {
    deps.log.info('once.shown', { operator, account: who.account.id });
    return sendJson(res, 200, shown);
  }
  const { problem, message } = shown;
  deps.log.info('once.refused', { operator, account: who.account.id, code: problem.code });
  reject(res, { status: statuses[problem.code] ?? 403, code: problem.code, message });
}

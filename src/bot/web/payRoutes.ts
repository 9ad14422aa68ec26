import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { reject, sendHtml, sendJson } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import { demoOutcomes } from '../payments/demoPaymentPages.js';
import type { PayPage } from '../payments/payPage.js';
import { preferred, type ServedOperator } from '../words/served.js';
import type { PageDeps } from './pages.js';
import { payGonePage, payPage } from './payPages.js';

interface PayDeps extends PageDeps {
  readonly operators: readonly ServedOperator[];
  /** None: the operator's payment page is not ours. */
  readonly pay?: PayPage | undefined;
}

const Pressed = z.object({ t: z.string().max(2000), outcome: z.enum(demoOutcomes) });

/**
 * The demo's payment page. The link alone opens it, as it does at a bank: to look at it pays nothing and uses nothing up, that is the
 * press's, which is a POST of this origin.
 */
export function mountPay(server: Server, deps: PayDeps): void {
  server.get('/:operator/pay', async (req, res) => show(deps, req, res));
  server.post('/:operator/pay', async (req, res) => press(deps, req, res));
}

const operatorOf = ({ operators }: PayDeps, req: Request) => operators.find(({ id }) => id === req.params.operator);

async function show(deps: PayDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const token = new URLSearchParams(req.getQuery()).get('t') ?? '';
  const shown = operator && (await deps.pay?.shown(operator.id, token));
  const nonce = randomBytes(16).toString('base64');
  const policy = { 'Content-Security-Policy': pagePolicy(nonce) };
  if (operator !== undefined && shown !== undefined)
    return sendHtml(res, 200, payPage(deps, { operator, nonce, token, shown }), policy);
  const offered = operator?.languages ?? deps.operators[0]?.languages ?? ['en'];
  const language = preferred(offered, req.headers['accept-language']);
  sendHtml(res, 404, payGonePage(deps, { operator, language, nonce }), policy);
}

async function press(deps: PayDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const pressed = Pressed.safeParse(req.body).data;
  const before = operator && pressed && (await deps.pay?.shown(operator.id, pressed.t));
  if (operator === undefined || pressed === undefined || before === undefined)
    return reject(res, { status: 404, code: 'NotFound' });
  if (!before.takes) return reject(res, { status: 410, code: 'Gone', message: before.said });
  const after = await deps.pay?.press(operator.id, pressed.t, pressed.outcome);
  sendJson(res, 200, { message: after?.said ?? '' });
}

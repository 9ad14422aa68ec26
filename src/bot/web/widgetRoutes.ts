import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { reject, sendHtml } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import { preferred, type ServedOperator } from '../words/served.js';
import { chatPage } from './chatPage.js';
import type { PageDeps } from './pages.js';

interface WidgetDeps extends PageDeps {
  readonly operators: readonly ServedOperator[];
  /** The origins of the pages that may have an operator's chat in a frame. */
  readonly hostsOf: (operator: string) => readonly string[];
}

/** The chat in a frame of an operator's own page: docs/widget.md. Where no page may have it, it is not there. */
export function mountWidget(server: Server, deps: WidgetDeps): void {
  server.get('/:operator/widget', async (req, res) => widget(deps, req, res));
}

function widget(deps: WidgetDeps, req: Request, res: Response): void {
  const operator = deps.operators.find(({ id }) => id === req.params.operator);
  const hosts = deps.hostsOf(operator?.id ?? '');
  if (operator === undefined || hosts.length === 0) {
    reject(res, { status: 404, code: 'NotFound' });
    return;
  }
  const nonce = randomBytes(16).toString('base64');
  const language = preferred(operator.languages, req.headers['accept-language']);
  // It knows no origins, only nobody: the policy says who.
  res.removeHeader('X-Frame-Options');
  const policy = pagePolicy(nonce, "'none'", hosts);
  sendHtml(res, 200, chatPage(deps, { operator, language, nonce, hosts }), { 'Content-Security-Policy': policy });
}

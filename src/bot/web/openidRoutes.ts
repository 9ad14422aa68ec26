import type { Request, Response, Server } from 'restify';
import { html } from '../html.js';
import { reject, sendHtml } from '../http/answer.js';
import { tooMany } from '../http/limits.js';
import { cookieIn } from '../signIn/cookies.js';
import type { Openid } from '../signIn/openid.js';
import { localText, preferred, type ServedOperator } from '../words/served.js';
import { type Beginning, begunSession } from './beginSession.js';
import type { PageDeps } from './pages.js';

export interface OpenidRouteDeps extends PageDeps, Beginning {
  readonly operators: readonly ServedOperator[];
  readonly openid: Openid;
  readonly https: boolean;
  /** The seconds to wait before a further sign-in is begun from this address; 0: none. */
  readonly questionWait: (req: Request) => Promise<number>;
  /** The page to sign in, with what has gone wrong. */
  readonly signInAgain: (req: Request, res: Response, operator: ServedOperator, problem: 'web:signIn.noOpenid') => void;
}

/** What the browser has to bring back: nobody can be led through a sign-in that they did not begin. */
const cookieOf = (https: boolean) => (https ? '__Host-guichet-openid' : 'guichet-openid');
const MAX_AGE = 600;

/** To the other house, and back from it. */
export function mountOpenid(server: Server, deps: OpenidRouteDeps): void {
  server.get('/:operator/openid', async (req, res) => begin(deps, req, res));
  server.get('/:operator/openid/back', async (req, res) => end(deps, req, res));
}

const operatorOf = ({ operators, openid }: OpenidRouteDeps, req: Request) =>
  operators.find(({ id }) => id === req.params.operator && openid.nameAt(id) !== undefined);

/** `Lax`: what comes back comes from another site. */
const cookie = ({ https }: OpenidRouteDeps, value: string): string =>
  `${cookieOf(https)}=${value}; Max-Age=${value === '' ? 0 : MAX_AGE}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;

async function begin(deps: OpenidRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (operator === undefined) return reject(res, { status: 404, code: 'NotFound' });
  const wait = await deps.questionWait(req);
  if (wait > 0) return reject(res, tooMany(wait));
  try {
    const begun = await deps.openid.begin(operator.id);
    if (begun === undefined) return reject(res, { status: 404, code: 'NotFound' });
    res.writeHead(302, { Location: begun.to, 'Set-Cookie': cookie(deps, begun.state) });
    res.end();
  } catch (error) {
    deps.log.warn('openid.failed', { operator: operator.id }, error);
    deps.signInAgain(req, res, operator, 'web:signIn.noOpenid');
  }
}

async function end(deps: OpenidRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (operator === undefined) return reject(res, { status: 404, code: 'NotFound' });
  const query = req.getQuery();
  const asked = new URLSearchParams(query).get('state');
  const brought = cookieIn(req, cookieOf(deps.https), /[\w-]+/);
  const state = asked !== null && asked === brought ? asked : undefined;
  const account = await deps.openid.end(operator.id, { query: `?${query}`, state }).catch((error: unknown) => {
    deps.log.warn('openid.failed', { operator: operator.id }, error);
    return undefined;
  });
  if (account === undefined) {
    deps.log.info('signIn.refused', { operator: operator.id, code: 'openid' });
    return deps.signInAgain(req, res, operator, 'web:signIn.noOpenid');
  }
  deps.log.info('signIn.done', { operator: operator.id, account: account.id });
  const cookies = await begunSession(deps, req, account, true);
  sendGoOn(deps, req, res, operator, [...cookies, cookie(deps, '')]);
}

/** A page that goes on by itself: a redirect would still be the other site's, whose requests do not carry our cookie. */
function sendGoOn(
  deps: OpenidRouteDeps,
  req: Request,
  res: Response,
  operator: ServedOperator,
  cookies: readonly string[],
): void {
  const language = preferred(operator.languages, req.headers['accept-language']);
  const page = html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><title>${localText(operator.name, language)}</title></head>
<body><p><a href="/${operator.id}">${deps.words(language, operator.id)('web:once.chat')}</a></p></body>
</html>
`;
  res.setHeader('Refresh', `0; url=/${operator.id}`);
  res.setHeader('Set-Cookie', [...cookies]);
  sendHtml(res, 200, page.markup);
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { Language } from '../../domain/terms/language.js';
import { LONGEST_PASSWORD } from '../../domain/values/identifiers.js';
import { reject, sendHtml, sendJson } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import type { Accepted, Invitations } from '../signIn/invitations.js';
import { passwordRefusals } from '../signIn/passwordStrength.js';
import { preferred, type ServedOperator } from '../words/served.js';
import { type Beginning, beginSession } from './beginSession.js';
import { invitationPage } from './invitationPage.js';
import type { InvitationShown } from './invitationShown.js';
import type { PageDeps } from './pages.js';

export interface InvitationDeps extends PageDeps, Beginning {
  readonly operators: readonly ServedOperator[];
  readonly invitations: Invitations;
  readonly shown: InvitationShown;
  /** The address of a request, as limits count it. */
  readonly callerOf: (req: IncomingMessage) => string;
}

/** What the page's script sends: the secret comes in the body of a request and stands in no address. */
const Looked = z.object({ secret: z.string().min(1).max(100), language: Language });
const Confirmed = Looked.extend({
  password: z.string().min(1).max(LONGEST_PASSWORD),
  again: z.string().max(LONGEST_PASSWORD).default(''),
});

/** The page of an invitation (T1). To look at it uses nothing up: that is its form's, a POST of this origin. */
export function mountInvitations(server: Server, deps: InvitationDeps): void {
  server.get('/:operator/invitation', async (req, res) => page(deps, req, res));
  server.post('/:operator/invitation/look', async (req, res) => look(deps, req, res));
  server.post('/:operator/invitation', async (req, res) => accept(deps, req, res));
}

const operatorOf = ({ operators }: InvitationDeps, req: Request) =>
  operators.find(({ id }) => id === req.params.operator);

/** In the language of the mail, which its link names; else as the browser wants it. */
async function page(deps: InvitationDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (operator === undefined) return reject(res, { status: 404, code: 'NotFound' });
  const asked = Language.safeParse(new URLSearchParams(req.getQuery()).get('language')).data;
  const offered = operator.languages.find((one) => one === asked);
  const language = offered ?? preferred(operator.languages, req.headers['accept-language']);
  const nonce = randomBytes(16).toString('base64');
  const policy = { 'Content-Security-Policy': pagePolicy(nonce) };
  sendHtml(res, 200, invitationPage(deps, { operator, language, nonce }), policy);
}

async function look(deps: InvitationDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const asked = Looked.safeParse(req.body).data;
  const open = operator && asked && (await deps.invitations.look({ operator: operator.id, secret: asked.secret }));
  if (operator === undefined || asked === undefined || open === undefined) {
    if (operator !== undefined) deps.log.info('invitation.refused', { operator: operator.id, code: 'gone' });
    return reject(res, gone);
  }
  sendJson(res, 200, await deps.shown(open, asked.language));
}

/** The same for all that can be wrong with a link: it tells nobody what there is. */
const gone = { status: 404, code: 'NotFound' };
/** What is said where the account that somebody has already does not take the password. */
const notSignedIn = {
  'signIn.wrong': { status: 401, words: 'web:invitation.wrong' },
  'signIn.busy': { status: 429, words: 'web:invitation.busy' },
} as const;

async function accept(deps: InvitationDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const asked = Confirmed.safeParse(req.body).data;
  if (operator === undefined || asked === undefined) return reject(res, gone);
  const { language, ...typed } = asked;
  const answer: Accepted = await deps.invitations.accept({
    ...{ ...typed, operator: operator.id, caller: deps.callerOf(req) },
  });
  if ('account' in answer) {
    deps.log.info('invitation.accepted', { operator: operator.id, account: answer.account.id });
    return beginSession(deps, req, res, answer.account);
  }
  const { problem: code, ...wait } = answer;
  deps.log.info('invitation.refused', { operator: operator.id, code });
  if (code === 'gone') return reject(res, gone);
  const say = deps.words(language, operator.id);
  if (code === 'signIn.wrong' || code === 'signIn.busy') {
    const { status, words } = notSignedIn[code];
    return reject(res, { status, code, message: say(words), ...wait });
  }
  reject(res, { status: 422, code, message: say(`problems:${passwordRefusals[code]}`) });
}

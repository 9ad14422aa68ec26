import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { Language } from '../../domain/terms/language.js';
import { plainSigns } from '../../domain/terms/plainText.js';
import { LONGEST_PASSWORD, oneTimeCode } from '../../domain/values/identifiers.js';
import { reject, sendHtml, sendJson, sendNothing } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import type { Access, AccessAnswer } from '../signIn/access.js';
import { passwordRefusals } from '../signIn/passwordStrength.js';
import { preferred, type ServedOperator } from '../words/served.js';
import { accessPage } from './accessPage.js';
import { type Beginning, beginSession } from './beginSession.js';
import type { PageDeps } from './pages.js';

export interface AccessRouteDeps extends PageDeps, Beginning {
  readonly operators: readonly ServedOperator[];
  readonly access: Access;
  /** The address of a request, as limits count it. */
  readonly callerOf: (req: IncomingMessage) => string;
}

/** 128 bits and more, made by the page's script, or a link's secret: it comes in the body of a request and stands in no address. */
const secret = z.string().min(22).max(100);
const Asked = z.object({
  name: z.string().overwrite(plainSigns).trim().min(1).max(254),
  secret,
  language: Language,
});
const Looked = z.object({ secret });
const Chosen = z.object({
  secret,
  language: Language,
  code: oneTimeCode.optional(),
  password: z.string().min(1).max(LONGEST_PASSWORD),
  again: z.string().max(LONGEST_PASSWORD),
});

/** Where a password is chosen: with a code that was sent (C1, C2), or with a link. */
export function mountAccess(server: Server, deps: AccessRouteDeps): void {
  server.get('/:operator/access', async (req, res) => page(deps, req, res));
  server.post('/:operator/access/code', async (req, res) => ask(deps, req, res));
  server.post('/:operator/access/look', async (req, res) => look(deps, req, res));
  server.post('/:operator/access', async (req, res) => choose(deps, req, res));
}

const operatorOf = ({ operators }: AccessRouteDeps, req: Request) =>
  operators.find(({ id }) => id === req.params.operator);
const missing = { status: 404, code: 'NotFound' };
const WRONG_CODE = 'web:access.wrongCode';

/** In the language that its link names; else as the browser wants it. */
async function page(deps: AccessRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (operator === undefined) return reject(res, missing);
  const asked = Language.safeParse(new URLSearchParams(req.getQuery()).get('language')).data;
  const offered = operator.languages.find((one) => one === asked);
  const language = offered ?? preferred(operator.languages, req.headers['accept-language']);
  const nonce = randomBytes(16).toString('base64');
  const policy = { 'Content-Security-Policy': pagePolicy(nonce) };
  sendHtml(res, 200, accessPage(deps, { operator, language, nonce }), policy);
}

/** The same answer whoever is asked for, and whether a code goes out or not. */
async function ask(deps: AccessRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const asked = Asked.safeParse(req.body).data;
  if (operator === undefined || asked === undefined) return reject(res, missing);
  const { name, language, secret: ticket } = asked;
  const known = await deps.browsers.of(req);
  const wait = await deps.access.ask({
    ...{ operator: operator.id, name, ticket, language, caller: deps.callerOf(req) },
    trusted: await deps.browsers.isKnown(req),
    isKnown: (account) => known(account) !== undefined,
  });
  if (wait > 0) return reject(res, busy(deps, operator, language, wait));
  deps.log.info('access.asked', { operator: operator.id });
  sendNothing(res);
}

async function look(deps: AccessRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const asked = Looked.safeParse(req.body).data;
  const held = operator && asked && { operator: operator.id, secret: asked.secret, caller: deps.callerOf(req) };
  const account = held && (await deps.access.look(held));
  if (account === undefined) return reject(res, missing);
  sendJson(res, 200, { login: account.login, name: account.name });
}

async function choose(deps: AccessRouteDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (operator === undefined) return reject(res, missing);
  const asked = Chosen.safeParse(req.body);
  if (!asked.success) return refuse(deps, operator, req, res, asked.error);
  const { language, ...chosen } = asked.data;
  const answer: AccessAnswer = await deps.access.choose({
    ...{ ...chosen, operator: operator.id, caller: deps.callerOf(req) },
  });
  if ('account' in answer) {
    deps.log.info('access.done', { operator: operator.id, account: answer.account.id });
    return beginSession(deps, req, res, answer.account);
  }
  deps.log.info('access.refused', { operator: operator.id, code: answer.problem });
  if (answer.problem === 'busy') return reject(res, busy(deps, operator, language, answer.retryAfter));
  if (answer.problem === 'gone') return reject(res, missing);
  const { problem } = answer;
  const key = problem === 'code' ? WRONG_CODE : (`problems:${passwordRefusals[problem]}` as const);
  const message = deps.words(language, operator.id)(key);
  reject(res, { status: 422, code: answer.problem, message });
}

/** What is no code at all costs no try; anything else that the page would not send opens nothing. */
function refuse(deps: AccessRouteDeps, operator: ServedOperator, req: Request, res: Response, error: z.ZodError): void {
  const language = preferred(operator.languages, req.headers['accept-language']);
  const message = deps.words(language, operator.id)(WRONG_CODE);
  const onlyCode = error.issues.every(({ path }) => path[0] === 'code');
  reject(res, onlyCode ? { status: 422, code: 'code', message } : missing);
}

const busy = (deps: AccessRouteDeps, { id }: ServedOperator, language: Language, retryAfter: number) => ({
  ...{ status: 429, code: 'signIn.busy', message: deps.words(language, id)('web:signIn.busy'), retryAfter },
});

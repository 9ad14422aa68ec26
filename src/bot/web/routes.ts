import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { type Account, STAFF } from '../../domain/records/account.js';
import type { Language } from '../../domain/terms/language.js';
import { plainSigns } from '../../domain/terms/plainText.js';
import { type Rejection, reject, sendHtml, sendJson, sendNothing } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import { type Streaming, type Tokens, tokenSeconds } from '../secrets/conversationTokens.js';
import type { Openid } from '../signIn/openid.js';
import type { Credentials, SignedIn } from '../signIn/signIn.js';
import { plainText, webChat } from '../turns/channels.js';
import { type DemoAccount, preferred, type ServedOperator } from '../words/served.js';
import { type Beginning, beginSession } from './beginSession.js';
import { chatPage } from './chatPage.js';
import type { FileDeps } from './fileRoutes.js';
import type { Once } from './once.js';
import { showOnce } from './onceRoute.js';
import type { OwnConversation } from './ownConversation.js';
import { missingPage, oncePage, operatorsPage, type PageDeps, signInPage } from './pages.js';
import type { ResultFiles } from './resultFiles.js';
import { ownResult } from './resultRoutes.js';
import { whoIs } from './whoIs.js';

export interface WebDeps extends PageDeps, Beginning, Pick<FileDeps, 'exports' | 'sayBound'> {
  readonly store: Store;
  /** The address of a request, as limits count it. */
  readonly callerOf: (req: IncomingMessage) => string;
  readonly signIn: (tried: Credentials) => Promise<SignedIn>;
  readonly conversationOf: OwnConversation;
  readonly tokens: Tokens;
  /** Results of commands over lines. None: there are no files of them. */
  readonly results?: ResultFiles | undefined;
  /** What is shown once. None: nothing is. */
  readonly once?: Once | undefined;
  readonly operators: readonly ServedOperator[];
  readonly demoAccounts: readonly DemoAccount[];
  readonly openid: Openid;
  /** What is said where no page of this account can have a live stream any more. */
  readonly full: (whose: Streaming) => Promise<Rejection | undefined>;
}

/** The pages of the operators, and what their scripts ask for. */
export function mountWeb(server: Server, deps: WebDeps): void {
  server.get('/', async (req, res) => start(deps, req, res));
  server.get('/:operator', async (req, res) => page(deps, req, res));
  server.get('/:operator/result', async (req, res) => ownResult(deps, req, res));
  server.get('/:operator/once/:command', async (req, res) => page(deps, req, res));
  server.post('/:operator/once', async (req, res) => showOnce(deps, req, res));
  server.post('/:operator/sign-in', async (req, res) => signIn(deps, req, res));
  server.post('/:operator/desk/sign-in', async (req, res) => signIn(deps, req, res, isStaff));
  server.post('/:operator/sign-out', async (req, res) => signOut(deps, req, res));
  server.post('/:operator/token', async (req, res) => token(deps, req, res));
}

const operatorOf = ({ operators }: WebDeps, req: Request) => operators.find(({ id }) => id === req.params.operator);

function sendPage(res: Response, status: number, make: (nonce: string) => string): void {
  const nonce = randomBytes(16).toString('base64');
  sendHtml(res, status, make(nonce), { 'Content-Security-Policy': pagePolicy(nonce) });
}

async function start(deps: WebDeps, req: Request, res: Response): Promise<void> {
  const { operators } = deps;
  const [first, second] = operators;
  if (!first) return sendMissing(deps, res, 'en');
  if (!second) {
    res.writeHead(302, { Location: `/${first.id}` });
    res.end();
    return;
  }
  const language = preferred(first.languages, req.headers['accept-language']);
  sendPage(res, 200, (nonce) => operatorsPage(deps, { language, nonce, operators }));
}

function sendMissing(deps: WebDeps, res: Response, language: Language): void {
  sendPage(res, 404, (nonce) => missingPage(deps, { language, nonce }));
}

async function page(deps: WebDeps, req: Request, res: Response): Promise<void> {
  const accepted = req.headers['accept-language'];
  const operator = operatorOf(deps, req);
  if (!operator) return sendMissing(deps, res, preferred(deps.operators[0]?.languages ?? ['en'], accepted));
  const who = await whoIs(deps, req, operator.id);
  if (who && isStaff(who.account)) {
    res.writeHead(302, { Location: `/${operator.id}/desk` });
    res.end();
    return;
  }
  if (who) {
    const { account } = who;
    const language = account.language ?? preferred(operator.languages, accepted);
    const { command } = req.params;
    return sendPage(res, 200, (nonce) =>
      command === undefined
        ? chatPage(deps, { operator, language, nonce, account })
        : oncePage(deps, { operator, language, nonce, command: String(command) }),
    );
  }
  sendSignIn(deps, req, res, operator);
}

/** The page to sign in; `problem`: what has gone wrong on the way here. */
export function sendSignIn(
  deps: Pick<WebDeps, 'demoAccounts' | 'openid' | keyof PageDeps>,
  req: Request,
  res: Response,
  operator: ServedOperator,
  problem?: 'web:signIn.noOpenid',
): void {
  const accounts = deps.demoAccounts.filter((account) => account.operator === operator.id && !isStaff(account));
  const language = preferred(operator.languages, req.headers['accept-language']);
  const said = problem && { problem: deps.words(language, operator.id)(problem) };
  const openid = deps.openid.nameAt(operator.id);
  sendPage(res, problem === undefined ? 200 : 403, (nonce) =>
    signInPage(deps, { operator, language, nonce, accounts, openid, ...said }),
  );
}

const Tried = z.object({
  login: z.string().overwrite(plainSigns).trim().min(1).max(254),
  password: z.string().min(1).max(200),
});

/** The operator's own people have a page of their own, and no conversation. */
const isStaff = ({ role }: Pick<Account, 'role'>): boolean => role === STAFF;

/** `isFor`: whom the page is for; anybody else gets the answer that a wrong password gets. */
async function signIn(
  deps: WebDeps,
  req: Request,
  res: Response,
  isFor: (account: Account) => boolean = () => true,
): Promise<void> {
  const operator = operatorOf(deps, req);
  if (!operator) return reject(res, { status: 404, code: 'NotFound' });
  const tried = Tried.safeParse(req.body);
  const found: SignedIn = tried.success
    ? await deps.signIn({
        ...{ operator: operator.id, caller: deps.callerOf(req), ...tried.data },
        browserOf: await deps.browsers.of(req),
      })
    : { problem: 'signIn.wrong' };
  const result: SignedIn = 'account' in found && !isFor(found.account) ? { problem: 'signIn.wrong' } : found;
  if ('problem' in result) {
    deps.log.info('signIn.refused', { operator: operator.id, code: result.problem });
    const language = preferred(operator.languages, req.headers['accept-language']);
    const message = deps.words(language, operator.id)(`web:${result.problem}`);
    const { problem: code, ...wait } = result;
    return reject(res, { status: code === 'signIn.busy' ? 429 : 401, code, message, ...wait });
  }
  deps.log.info('signIn.done', { operator: operator.id, account: result.account.id });
  await beginSession(deps, req, res, result.account);
}

async function signOut(deps: WebDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  if (!operator) return reject(res, { status: 404, code: 'NotFound' });
  const session = await deps.sessions.of(req);
  if (session) {
    await deps.sessions.end(session.id);
    deps.closeSession(session.id);
    deps.log.info('signOut.done', { operator: session.operator, account: session.account });
  }
  const headers = { 'Set-Cookie': deps.sessions.cookie(undefined) };
  const next = session?.elsewhere && (await signedOutThere(deps, operator.id));
  if (next === undefined) sendNothing(res, headers);
  else sendJson(res, 200, { next }, headers);
}

/** Where whoever was let in by another house is signed out there; where it is away, here alone. */
const signedOutThere = ({ openid, log }: WebDeps, operator: string): Promise<string | undefined> =>
  openid.signOut(operator).catch((error: unknown) => {
    log.warn('openid.failed', { operator }, error);
    return undefined;
  });

/** Who cannot use cards (a terminal, a reader of plain text) asks for a conversation without them. */
const Wanted = z
  .object({
    plain: z.boolean().default(false),
    /** The conversation that a page has before it: it goes on there, also after another sign-in. */
    conversation: z.string().max(100).optional(),
  })
  .catch({ plain: false });

async function token(deps: WebDeps, req: Request, res: Response): Promise<void> {
  const operator = operatorOf(deps, req);
  const signedIn = operator && (await whoIs(deps, req, operator.id));
  const who = signedIn && !isStaff(signedIn.account) ? signedIn : undefined;
  const wanted = Wanted.parse(req.body ?? {});
  const channel = wanted.plain ? plainText : webChat;
  const conversation = who && (await deps.conversationOf(who.session, channel, wanted.conversation));
  if (!who || conversation === undefined) return reject(res, { status: 401, code: 'NotSignedIn' });
  const { id: session, account, operator: at } = who.session;
  const locale = req.headers['accept-language'];
  if ('status' in conversation) {
    const { retryAfter = 0 } = conversation;
    const message = await deps.sayBound('conversations', retryAfter, { account, operator: at, locale });
    return reject(res, { ...conversation, message });
  }
  const { id: conversationId } = conversation;
  const full =
    channel === webChat ? await deps.full({ conversation: conversationId, account, operator: at, locale }) : undefined;
  if (full !== undefined) return reject(res, full);
  const issued = await deps.tokens.issue({ account, operator: at, conversation: conversationId, session });
  sendJson(res, 200, { token: issued, conversationId, expires_in: tokenSeconds, user: account });
}

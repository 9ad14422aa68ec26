import { randomBytes } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { STAFF } from '../../domain/records/account.js';
import { requestStates } from '../../domain/terms/fact.js';
import { type DeskFilter, type DeskRequest, deskList, deskRequest, deskRequestNow } from '../../domain/tickets/desk.js';
import { reject, sendHtml } from '../http/answer.js';
import { pagePolicy } from '../http/headers.js';
import { openedFacts } from '../secrets/openedFacts.js';
import { missingPage, signInPage } from '../web/pages.js';
import { whoIs } from '../web/whoIs.js';
import { preferred } from '../words/served.js';
import type { DeskDeps } from './desk.js';
import { makeDeskActs } from './deskActs.js';
import { type AtDesk, staffActor } from './deskParts.js';
import { listPage, listPart, ROWS } from './listPage.js';
import { linksOf, requestPage, requestPart } from './requestPage.js';

/**
 * The page on which an operator's staff works on what customers ask. Only an account with the role `staff`, signed in at this
 * operator, sees more of it than the form to sign in: a customer gets what somebody unknown gets.
 */
export function mountDesk(server: Server, deps: DeskDeps): void {
  const acts = makeDeskActs(deps);
  server.get('/:operator/desk', async (req, res) => list(deps, req, res));
  server.get('/:operator/desk/list', async (req, res) => listNow(deps, req, res));
  server.get('/:operator/desk/request/:id', async (req, res) => request(deps, req, res));
  server.get('/:operator/desk/request/:id/now', async (req, res) => requestNow(deps, req, res));
  server.post('/:operator/desk/act', async (req, res) => atWork(deps, req, res, (at) => acts.act(at, req, res)));
  server.post('/:operator/desk/language', async (req, res) =>
    atWork(deps, req, res, (at) => acts.language(at, req, res)),
  );
  server.post('/:operator/desk/answer', async (req, res) => atWork(deps, req, res, (at) => acts.answer(at, req, res)));
}

/** Who of the staff is signed in here; undefined: nobody is. */
export async function atDesk(
  { desk, store, sessions, operators }: Pick<DeskDeps, 'desk' | 'store' | 'sessions' | 'operators'>,
  req: Request,
): Promise<AtDesk | undefined> {
  const served = operators.find(({ id }) => id === req.params.operator);
  if (served === undefined || !desk.serves(served.id)) return undefined;
  const who = await whoIs({ sessions, store }, req, served.id);
  if (who?.account.role !== STAFF) return undefined;
  const language = who.account.language ?? preferred(served.languages, req.headers['accept-language']);
  const speaker = desk.speaker(language, served.id);
  return { ...who, operator: desk.operatorOf(served.id), actor: staffActor(who.account), language, speaker };
}

async function atWork(
  deps: DeskDeps,
  req: Request,
  res: Response,
  work: (at: AtDesk) => void | Promise<void>,
): Promise<void> {
  const at = await atDesk(deps, req);
  if (at === undefined) return reject(res, { status: 401, code: 'NotSignedIn' });
  const token = String(req.headers['x-guichet-token'] ?? '');
  if (!changes(req) || (await deps.desk.isToken(token, at.session))) return work(at);
  reject(res, { status: 403, code: 'ForeignPage', message: at.speaker.words.say('desk:problem.forged') });
}

const changes = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD';

/** A page for whoever works here; for everybody else the form to sign in, or that there is no such page. */
async function asPage(
  deps: DeskDeps,
  req: Request,
  res: Response,
  make: (at: AtDesk, page: { nonce: string; token: string }) => Promise<string | undefined>,
): Promise<void> {
  const { desk, operators, demoAccounts } = deps;
  const operator = operators.find(({ id }) => id === req.params.operator);
  const nonce = randomBytes(16).toString('base64');
  const send = (status: number, page: string) =>
    sendHtml(res, status, page, { 'Content-Security-Policy': pagePolicy(nonce, "'self'") });
  const language = preferred(operator?.languages ?? operators[0]?.languages ?? ['en'], req.headers['accept-language']);
  if (operator === undefined || !desk.serves(operator.id)) return send(404, missingPage(deps, { language, nonce }));
  const at = await atDesk(deps, req);
  if (at === undefined) {
    const accounts = demoAccounts.filter((one) => one.operator === operator.id && one.role === STAFF);
    return send(200, signInPage(deps, { operator, language, nonce, accounts, at: 'desk' }));
  }
  const page = await make(at, { nonce, token: await desk.token(at.session) });
  if (page === undefined) return send(404, missingPage(deps, { language: at.language, nonce }));
  send(200, page);
}

const text = z.string().trim().max(100);
/** The filter as an address has it: what is none is passed over. */
const Asked = z.object({
  state: z
    .enum([...requestStates, 'all'])
    .optional()
    .catch(undefined),
  subject: text.optional().catch(undefined),
  organisation: text.optional().catch(undefined),
  assignee: text.optional().catch(undefined),
  text: text.optional().catch(undefined),
  days: z.coerce.number().int().positive().max(3650).optional().catch(undefined),
  page: z.coerce.number().int().nonnegative().max(100_000).catch(0),
});

async function shownList({ desk }: DeskDeps, { actor }: AtDesk, req: Request) {
  const given = Object.entries(Object.fromEntries(new URLSearchParams(req.getQuery()))).filter(
    ([, value]) => value !== '',
  );
  const { page, ...wanted } = Asked.parse(Object.fromEntries(given));
  const filter: DeskFilter = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const rows = { from: page * ROWS, most: ROWS };
  const found = await desk.door.ask({ query: deskList, input: filter, actor, rows });
  return found.ok ? { filter, page, list: found.value } : undefined;
}

const list = (deps: DeskDeps, req: Request, res: Response) =>
  asPage(deps, req, res, async (at, page) => {
    const shown = await shownList(deps, at, req);
    return shown && listPage(deps, at, shown, page);
  });

const listNow = (deps: DeskDeps, req: Request, res: Response) =>
  atWork(deps, req, res, async (at) => {
    const shown = await shownList(deps, at, req);
    if (shown === undefined) return reject(res, { status: 404, code: 'NotFound' });
    sendHtml(res, 200, listPart(at, shown).markup);
  });

const request = (deps: DeskDeps, req: Request, res: Response) =>
  asPage(deps, req, res, async (at, page) => {
    const { desk } = deps;
    const found = await desk.door.ask({ query: deskRequest, input: { id: String(req.params.id) }, actor: at.actor });
    if (!found.ok) return undefined;
    const links = await linksOf(desk, at, found.value.request);
    return requestPage(deps, at, { shown: await unsealed(desk, found.value), links, ...page });
  });

const requestNow = (deps: DeskDeps, req: Request, res: Response) =>
  atWork(deps, req, res, async (at) => {
    const { desk } = deps;
    const found = await desk.door.ask({ query: deskRequestNow, input: { id: String(req.params.id) }, actor: at.actor });
    if (!found.ok) return reject(res, { status: 404, code: 'NotFound' });
    const links = await linksOf(desk, at, found.value.request);
    sendHtml(res, 200, requestPart(at, await unsealed(desk, found.value), links).markup);
  });

/** With what is sealed in it, such as the number of a bank account, as the staff needs it. */
async function unsealed({ unseal }: DeskDeps['desk'], shown: DeskRequest): Promise<DeskRequest> {
  const { given } = shown.request;
  return given === undefined
    ? shown
    : { ...shown, request: { ...shown.request, given: await openedFacts(given, unseal) } };
}

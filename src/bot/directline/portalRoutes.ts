import type { IncomingMessage } from 'node:http';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Store } from '../../domain/door/ports.js';
import { STAFF } from '../../domain/records/account.js';
import { type Rejection, reject, sendJson } from '../http/answer.js';
import { type RateLimit, tooMany } from '../http/limits.js';
import type { Log } from '../log.js';
import { type Tokens, tokenSeconds } from '../secrets/conversationTokens.js';
import { webChat } from '../turns/channels.js';
import type { Turns } from '../turns/turns.js';
import { base } from './paths.js';
import { type Portal, type Portals, speaksFor } from './portals.js';

export interface PortalDeps {
  readonly portals: Portals;
  readonly tokens: Tokens;
  readonly turns: Turns;
  readonly store: Store;
  readonly log: Log;
  /** What an account may open. */
  readonly limit: RateLimit;
}

/** The server of a portal asks for a token in a new conversation of one of its people. Closed without portals. */
export function mountPortals(server: Server, deps: PortalDeps): void {
  if (!deps.portals.any) return;
  server.post(`${base}/tokens/generate`, async (req, res) => generate(deps, req, res));
}

const Wanted = z.object({ user: z.object({ id: z.string().min(1).max(100) }) });
const badSecret: Rejection = { status: 403, code: 'BadSecret' };
/** The same for an unknown account and for another operator's: a portal learns nothing of others. */
const unknownUser: Rejection = { status: 403, code: 'UserNotFound' };

async function generate(deps: PortalDeps, req: Request, res: Response): Promise<void> {
  const { portals, tokens, turns, store, log } = deps;
  // A secret that a browser sends is a secret that everybody has.
  const portal = req.headers.origin === undefined ? portals.bySecret(secretOf(req)) : undefined;
  if (portal === undefined) return reject(res, badSecret);
  const wanted = Wanted.safeParse(req.body);
  if (!wanted.success) return reject(res, { status: 400, code: 'BadArgument' });
  const account = await accountOf(store, portal, wanted.data.user.id);
  if (account === undefined) return reject(res, unknownUser);
  const wait = await deps.limit.take(account);
  if (wait > 0) return reject(res, tooMany(wait));
  const { operator } = portal;
  const conversation = await turns.open({ account, operator }, webChat);
  const token = await tokens.issue({ account, operator, conversation, portal: portal.id });
  log.info('portal.token', { operator, account, conversation });
  sendJson(res, 200, { conversationId: conversation, token, expires_in: tokenSeconds });
}

async function accountOf(store: Store, portal: Portal, id: string): Promise<string | undefined> {
  const account = await store.read(({ accounts }) => accounts.get(id));
  const isCustomer = account !== undefined && account.role !== STAFF;
  return isCustomer && speaksFor(portal, account) ? account.id : undefined;
}

/** Any visible characters: a portal's secret is its own choice. */
const secretOf = ({ headers }: IncomingMessage): string =>
  /^Bearer ([\x21-\x7e]{1,200})$/.exec(headers.authorization ?? '')?.[1] ?? '';

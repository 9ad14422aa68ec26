import type { Request, Response } from 'restify';
import type { Account } from '../../domain/records/account.js';
import { sendNothing } from '../http/answer.js';
import type { Log } from '../log.js';
import { browserName } from '../signIn/browserName.js';
import type { KnownBrowsers } from '../signIn/knownBrowsers.js';
import type { Sessions } from '../signIn/sessions.js';

export interface Beginning {
  readonly sessions: Sessions;
  readonly browsers: KnownBrowsers;
  /** Ends what a session has open. */
  readonly closeSession: (session: string) => void;
  /** Tells the account that a browser was used which it had not signed in with before, where it wants that. */
  readonly tellNewBrowser: (account: Account, browser: string) => Promise<void>;
  readonly log: Log;
}

/** Signs an account in here, in place of whoever was; from now on the browser is known to it. Gives the cookies that say so. */
export async function begunSession(
  { sessions, browsers, closeSession, tellNewBrowser }: Beginning,
  req: Request,
  account: Account,
  elsewhere?: true,
): Promise<string[]> {
  const before = await sessions.of(req);
  const browser = browserName(req);
  const known = (await browsers.of(req))(account.id) !== undefined;
  const began = { replaced: before?.id, browser, ...(elsewhere && { elsewhere }) };
  const value = await sessions.start(account, began);
  if (before) closeSession(before.id);
  if (!known) await tellNewBrowser(account, browser ?? '');
  return [sessions.cookie(value), await browsers.cookie(req, account.id)];
}

/** The same, as the answer to a request of a page's script. */
export async function beginSession(deps: Beginning, req: Request, res: Response, account: Account): Promise<void> {
  sendNothing(res, { 'Set-Cookie': await begunSession(deps, req, account) });
}

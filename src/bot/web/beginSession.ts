import type { Request, Response } from 'restify';
import type { Account } from '../../domain/records/account.js';
import { sendNothing } from '../http/answer.js';
import type { Sessions } from '../signIn/sessions.js';

interface Beginning {
  readonly sessions: Sessions;
  /** Ends what a session has open. */
  readonly closeSession: (session: string) => void;
}

/** Signs an account in here, in place of whoever was. */
export async function beginSession(
  { sessions, closeSession }: Beginning,
  req: Request,
  res: Response,
  account: Account,
): Promise<void> {
  const before = await sessions.of(req);
  const value = await sessions.start(account, before?.id);
  if (before) closeSession(before.id);
  sendNothing(res, { 'Set-Cookie': sessions.cookie(value) });
}

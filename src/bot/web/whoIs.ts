import type { Request } from 'restify';
import type { Store } from '../../domain/door/ports.js';
import type { Account } from '../../domain/records/account.js';
import type { Session } from '../../domain/records/session.js';
import type { Sessions } from '../signIn/sessions.js';

export interface SignedInHere {
  readonly session: Session;
  readonly account: Account;
}

/** Who is signed in at this operator: a cookie of another one counts for nothing here. */
export async function whoIs(
  { sessions, store }: { readonly sessions: Sessions; readonly store: Store },
  req: Request,
  operator: string,
): Promise<SignedInHere | undefined> {
  const session = await sessions.of(req);
  if (session?.operator !== operator) return undefined;
  const account = await store.read(({ accounts }) => accounts.get(session.account));
  return account?.operator === operator ? { session, account } : undefined;
}

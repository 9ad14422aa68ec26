import { post } from '../door/outbox.js';
import type { Clock, Ids, Store } from '../door/ports.js';
import { scoped } from '../door/scope.js';
import { languageOf, type Operator } from '../operator/index.js';
import { type Account, wantsMail } from '../records/account.js';

/** What is written of tries to sign in that were no good. */
interface SignInPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  operatorOf(id: string): Operator;
}

/** The tenth wrong password locks strangers out for a while: it is recorded, and the account told by mail, whoever it was. */
export const tellLocked = (ports: SignInPorts, account: Account): Promise<void> =>
  ports.store.transaction(async (all) => {
    const tables = scoped(all, account);
    const [now, ids, operator] = [ports.clock.now(), ports.ids, ports.operatorOf(account.operator)];
    const at = now.toISOString();
    const commandId = ids.next();
    await tables.audit.insert({
      ...{ id: ids.next(), operator: account.operator, account: account.id, channel: 'signIn', at },
      ...{ command: 'signIn.check', commandId, subject: `account:${account.id}` },
      ...{ outcome: 'refused', problem: 'password.locked' },
    });
    if (account.email === undefined || account.disabledAt !== undefined) return;
    const told = { account: account.id, what: 'locked', at, to: account.email } as const;
    const message = { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) } as const;
    await post({ tables, ids, now, operator, commandId }, message);
  });

/** Somebody signed in with a browser that had not signed in to the account before: told where the account wants that. */
export const tellNewBrowser = (ports: SignInPorts, account: Account, browser: string): Promise<void> =>
  ports.store.transaction(async (all) => {
    const tables = scoped(all, account);
    if (account.email === undefined || !wantsMail(account, 'newBrowser')) return;
    const [now, ids, operator] = [ports.clock.now(), ports.ids, ports.operatorOf(account.operator)];
    const told = {
      account: account.id,
      what: 'newBrowser',
      at: now.toISOString(),
      to: account.email,
      browser,
    } as const;
    const message = { kind: 'email.accountChanged', ...told, language: languageOf(operator, account) } as const;
    await post({ tables, ids, now, operator, commandId: ids.next() }, message);
  });

import { z } from 'zod';
import { issueAccessLink } from '../../domain/accounts/accessLink.js';
import {
  addAccount,
  changeAccountRole,
  clearAccount,
  disableAccount,
  enableAccount,
  endAccountSessions,
  unlockAccount,
} from '../../domain/accounts/administered.js';
import { grantOrganisation, revokeOrganisation } from '../../domain/accounts/administeredGrants.js';
import type { Command } from '../../domain/door/command.js';
import type { Clock, Digest, Store } from '../../domain/door/ports.js';
import { amountIn } from '../../domain/imports/money.js';
import { languageOf } from '../../domain/operator/index.js';
import { type Account, isNobodys } from '../../domain/records/account.js';
import { creditWallet } from '../../domain/sales/creditWallet.js';
import { secretLink } from '../../domain/values/secretLink.js';
import { By, type ConsolePorts, carriedOut } from './atConsole.js';

export interface AccountPorts extends ConsolePorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly digest: Digest;
  /** Our own address. */
  origin(): string;
}

const text = z.string().min(1).max(254);
const organisations = z.array(z.string()).min(1).optional();
const Added = By.extend({
  ...{ login: text, name: text, role: z.string(), email: text.optional(), phone: text.optional() },
  ...{ language: z.string().optional(), organisations, invite: z.boolean() },
});
const Named = By.extend({ login: text });
const Given = Named.extend({ role: z.string(), organisations });
const Granted = Named.extend({ organisation: z.string(), until: z.string().optional() });
const Credited = Named.extend({ amount: z.string(), paidAs: z.string() });
const Reset = Named.extend({ invite: z.boolean() });

/** What was done, and the link to hand over where none was mailed. */
export interface AccountDone {
  readonly login: string;
  readonly link?: string;
}

/** An account as the console lists it. */
export interface AccountListed {
  readonly login: string;
  readonly name: string;
  readonly role: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly organisations: readonly string[];
  readonly disabled: boolean;
  /** Whether it has a password, or signs in elsewhere. */
  readonly ready: boolean;
}

/** What whoever runs the program does with accounts (`npm run admin`). Throws what is refused, in a sentence. */
export function accountOperations(ports: AccountPorts) {
  const about = async <I>(command: Command<I>, given: By & Readonly<Record<string, unknown>>) => {
    const { by, operator, ...input } = given;
    const { account, login } = await carriedOut(ports, command, input, { operator, by });
    return {
      account: account !== undefined && 'code' in account ? account.code : '',
      login: login !== undefined && 'text' in login ? login.text : '',
    };
  };
  return {
    add: async (given: unknown): Promise<AccountDone> => {
      const input = Added.parse(given);
      const { account } = await about(addAccount, input);
      return { login: input.login, ...(!input.invite && { link: await linkOf(ports, input.operator, account) }) };
    },
    reset: async (given: unknown): Promise<AccountDone> => {
      const input = Reset.parse(given);
      const { account } = await about(clearAccount, input);
      return { login: input.login, ...(!input.invite && { link: await linkOf(ports, input.operator, account) }) };
    },
    unlock: async (given: unknown): Promise<AccountDone> => done(await about(unlockAccount, Named.parse(given))),
    disable: async (given: unknown): Promise<AccountDone> => done(await about(disableAccount, Named.parse(given))),
    enable: async (given: unknown): Promise<AccountDone> => done(await about(enableAccount, Named.parse(given))),
    role: async (given: unknown): Promise<AccountDone> => done(await about(changeAccountRole, Given.parse(given))),
    grant: async (given: unknown): Promise<AccountDone> => done(await about(grantOrganisation, Granted.parse(given))),
    revoke: async (given: unknown): Promise<AccountDone> => done(await about(revokeOrganisation, Granted.parse(given))),
    credit: async (given: unknown): Promise<AccountDone> => {
      const { amount: typed, ...input } = Credited.parse(given);
      const { pointOfSale } = ports.operatorOf(input.operator);
      const amount = amountIn(pointOfSale?.wallet.currencies ?? [], typed);
      if (!amount.ok)
        throw new Error(`${typed} is no amount in a currency of its points of sale, such as "120.50 USD"`);
      return done(await about(creditWallet, { ...input, amount: amount.value }));
    },
    signOut: async (given: unknown): Promise<AccountDone> => done(await about(endAccountSessions, Named.parse(given))),
    list: async (given: unknown): Promise<readonly AccountListed[]> => {
      const { operator } = z.object({ operator: z.string() }).parse(given);
      const { id } = ports.operatorOf(operator).profile;
      const found = await ports.store.read(({ accounts }) => accounts.where({ operator: id }));
      return found.filter((one) => !isNobodys(one)).map(listed);
    },
  };
}
export type AccountOperations = ReturnType<typeof accountOperations>;

const done = ({ login }: { readonly login: string }): AccountDone => ({ login });

const listed = (account: Account): AccountListed => {
  const { login, name, role, email, phone, organisations: own = [], disabledAt, passwordHash, external } = account;
  const ready = passwordHash !== undefined || external !== undefined;
  return { login, name, role, email, phone, organisations: own, disabled: disabledAt !== undefined, ready };
};

async function linkOf({ origin, ...ports }: AccountPorts, operator: string, account: string): Promise<string> {
  const issued = await issueAccessLink(ports, { operator, account });
  if (issued === undefined) throw new Error('the account is closed');
  const language = languageOf(ports.operatorOf(operator), issued.account);
  return secretLink(origin(), { operator, page: 'access', language }, issued.secret);
}

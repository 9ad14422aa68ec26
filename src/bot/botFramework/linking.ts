import { accountOfCode, typedCode } from '../../domain/accounts/teams/code.js';
import { linkTeams } from '../../domain/accounts/teams/linkTeams.js';
import { entraOf, type TeamsPerson } from '../../domain/accounts/teams/person.js';
import { forgetTries, mayTry } from '../../domain/accounts/teams/tries.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Digest, Store } from '../../domain/door/ports.js';
import { hasTenant, mayHold, type Operator } from '../../domain/operator/index.js';
import { type Account, actorOf, STAFF } from '../../domain/records/account.js';
import type { RateLimit } from '../http/limits.js';
import { teams } from '../turns/channels.js';

export interface LinkingPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly door: Pick<Door, 'execute'>;
  /** Digests of codes. */
  readonly keyed: Digest;
  readonly operators: ReadonlyMap<string, Operator>;
  /** Codes that all strangers together may try. */
  readonly tries: Pick<RateLimit, 'take'>;
}

/** Where a message came from, as an instruction keeps it: by its id it is carried out once. */
export interface Saying {
  readonly person: TeamsPerson;
  readonly message: string;
  readonly conversation: string;
}

/** What has come of a code: the account; or none, whatever was wrong with it; or that too many were tried. */
export type Linked = { readonly account: Account } | 'wrong' | 'tooMany';

/**
 * The account that somebody of Teams holds. Two accounts of one person would be a guess; the staff has a page of its own; and whoever is
 * of a tenant that their companies are not bound to any more holds none.
 */
export async function accountOf(
  { store, operators }: Pick<LinkingPorts, 'store' | 'operators'>,
  person: TeamsPerson | undefined,
): Promise<Account | undefined> {
  if (person === undefined) return undefined;
  const found = await store.read(({ accounts }) => accounts.where({ entra: entraOf(person) }));
  const [account, another] = found.filter((one) => isTheirs(operators, person, one));
  return another === undefined ? account : undefined;
}

const isTheirs = (operators: LinkingPorts['operators'], { tenant }: TeamsPerson, account: Account): boolean => {
  const operator = operators.get(account.operator);
  return operator !== undefined && account.role !== STAFF && mayHold(operator, tenant.toLowerCase(), account);
};

/** Trades a typed code for the account that it was shown to. Tries are counted before they are compared. */
export async function linkByCode(ports: LinkingPorts, saying: Saying, code: string): Promise<Linked> {
  const who = ports.keyed(`tries ${entraOf(saying.person)}`);
  const operator = operatorsOf(ports, saying.person)[0] ?? '';
  if (!(await mayTry(ports, { id: who, operator })) || (await ports.tries.take('all')) > 0) return 'tooMany';
  const digest = ports.keyed(code);
  const account = await accountOfCode(ports, digest);
  if (account === undefined || !isTheirs(ports.operators, saying.person, account)) return 'wrong';
  const linked = await link(ports, saying, account, digest);
  if (linked === undefined) return 'wrong';
  await forgetTries(ports, who);
  return { account: linked };
}

/** Those to whose companies a tenant is bound. */
const operatorsOf = ({ operators }: Pick<LinkingPorts, 'operators'>, { tenant }: TeamsPerson): string[] =>
  [...operators].filter(([, operator]) => hasTenant(operator, tenant.toLowerCase())).map(([id]) => id);

/** Links an account to somebody: it acts itself. Undefined where that is refused. */
async function link(
  { door, store }: LinkingPorts,
  { person, message, conversation }: Saying,
  account: Account,
  code?: string,
): Promise<Account | undefined> {
  const done = await door.execute({
    commandId: `link-${message}`,
    command: linkTeams,
    input: { entra: entraOf(person), ...(code !== undefined && { code }) },
    actor: actorOf(account, { organisation: account.organisations?.[0], channel: teams, conversation }),
  });
  if (!done.ok || done.value.outcome.kind === 'refused') return undefined;
  return store.read(({ accounts }) => accounts.get(account.id));
}

/** Whether a text is the code with which an account was linked: it comes again when the message is delivered again. */
export const isUsedCode = ({ keyed }: Pick<LinkingPorts, 'keyed'>, { teamsLink }: Account, text: string): boolean => {
  const code = typedCode(text);
  return code !== undefined && teamsLink?.code !== undefined && keyed(code) === teamsLink.code;
};

/**
 * Links whom their company has signed in: the one account of their tenant's companies that is signed in to with that address, or whose
 * mail goes there. Undefined where there is none, or several.
 */
export async function linkBySignOn(ports: LinkingPorts, saying: Saying, address: string): Promise<Account | undefined> {
  const { store, operators } = ports;
  const bound = operatorsOf(ports, saying.person);
  const found = await store.read(async ({ accounts }) => {
    const each = await Promise.all(
      bound.map(async (operator) => [
        ...(await accounts.where({ operator, login: address })),
        ...(await accounts.where({ operator, email: address })),
      ]),
    );
    return [...new Map(each.flat().map((one) => [one.id, one])).values()];
  });
  const [account, another] = found.filter((one) => one.entra === undefined && isTheirs(operators, saying.person, one));
  return account === undefined || another !== undefined ? undefined : link(ports, saying, account);
}

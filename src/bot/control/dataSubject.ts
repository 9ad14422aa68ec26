import { z } from 'zod';
import { organisationOf } from '../../domain/accounts/organisations.js';
import type { Command } from '../../domain/door/command.js';
import type { Door } from '../../domain/door/execute.js';
import type { Clock, Hasher, Ids, Store } from '../../domain/door/ports.js';
import { scopedReads } from '../../domain/door/scope.js';
import type { Operator } from '../../domain/operator/index.js';
import { allNames, type CompanyPersonData, companyPersonData } from '../../domain/people/companyPerson.js';
import { eraseUser, exportUser, personMeant } from '../../domain/people/companyPersonCommands.js';
import { type PersonData, personData } from '../../domain/people/dataSubject.js';
import { exportPerson } from '../../domain/people/dataSubjectCommands.js';
import { type Account, type Actor, actorOf } from '../../domain/records/account.js';
import type { Receipt } from '../../domain/records/receipt.js';
import type { RateLimit } from '../http/limits.js';

/** Who asks, with their password. */
const Asks = { operator: z.string(), login: z.string(), password: z.string() };
/** A customer is named by their identity document. */
const CustomerInput = z.strictObject({
  ...Asks,
  documentType: z.string(),
  country: z.string(),
  documentNumber: z.string(),
});
/** Somebody of a company by an address or a phone. */
const UserInput = z.strictObject({ ...Asks, email: z.string().optional(), phone: z.string().optional() });
/** Whose data are wanted, and who asks. */
export const PersonInput = z.union([CustomerInput, UserInput]);

export interface PersonPorts {
  readonly store: Store;
  readonly door: Door;
  readonly hasher: Hasher;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Wrong passwords for an account here. */
  readonly tries: Pick<RateLimit, 'take' | 'forget'>;
  operatorOf(id: string): Operator;
}

/** Everything held about a person, for whoever may have it, written down in the audit. Throws what is refused. */
export const exportOf =
  (ports: PersonPorts) =>
  (given: unknown): Promise<PersonData | CompanyPersonData> => {
    const input = PersonInput.parse(given);
    return 'documentNumber' in input ? customerData(ports, input) : userData(ports, input);
  };

/** Takes somebody of a company out of the books. Gives the reference of it; throws what is refused. */
export const eraseOf = (ports: PersonPorts) => async (given: unknown) => {
  const { operator, login, password, ...who } = UserInput.parse(given);
  const actor = await signedIn(ports, { operator, login, password });
  const { reference } = await carriedOut(ports, eraseUser, who, actor);
  return { reference };
};

async function customerData(ports: PersonPorts, given: z.output<typeof CustomerInput>): Promise<PersonData> {
  const { operator, login, password, ...document } = given;
  const actor = await signedIn(ports, { operator, login, password });
  const { facts } = await carriedOut(ports, exportPerson, document, actor);
  const id = facts.customer !== undefined && 'code' in facts.customer ? facts.customer.code : '';
  const data = await ports.store.read(async (tables) => {
    const customer = await tables.customers.get(id);
    return customer === undefined ? undefined : personData(tables, customer);
  });
  if (data === undefined) throw new Error('the customer is gone');
  return data;
}

async function userData(ports: PersonPorts, given: z.output<typeof UserInput>): Promise<CompanyPersonData> {
  const { operator: of, login, password, ...who } = given;
  const actor = await signedIn(ports, { operator: of, login, password });
  await carriedOut(ports, exportUser, who, actor);
  const operator = ports.operatorOf(of);
  return ports.store.read(async (all) => {
    const tables = scopedReads(all, actor);
    const found = await personMeant({ tables, operator, actor }, who);
    if (!found.ok) throw new Error(`refused: ${found.problem.code}`);
    return companyPersonData(tables, found.value, allNames(operator, found.value.known, found.value));
  });
}

/** Who asks, once the password is right. */
async function signedIn(
  { store, hasher, ids, clock, tries }: PersonPorts,
  { operator, login, password }: Pick<Account, 'operator' | 'login'> & { readonly password: string },
): Promise<Actor> {
  const key = `${operator} ${login.toLowerCase()}`;
  const wait = await tries.take(key);
  if (wait > 0) throw new Error(`too many tries: again in ${Math.ceil(wait / 60)} minutes`);
  const [account] = await store.read(({ accounts }) => accounts.where({ operator, login }, { limit: 1 }));
  const right = account?.passwordHash !== undefined && (await hasher.matches(password, account.passwordHash));
  if (account === undefined || !right) throw new Error('wrong login or password');
  await tries.forget(key);
  const organisation = organisationOf(account, undefined, clock.now());
  return actorOf(account, { organisation, channel: 'console', conversation: ids.next() });
}

/** What came of a command that was done. Throws what is refused. */
async function carriedOut<I>(
  { door, ids }: PersonPorts,
  command: Command<I>,
  input: unknown,
  actor: Actor,
): Promise<Extract<Receipt['outcome'], { kind: 'done' }>> {
  const done = await door.execute({ commandId: ids.next(), command, input, actor });
  if (!done.ok) throw new Error(`refused: ${done.problem.code}`);
  const { outcome } = done.value;
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.problem.code}`);
  return outcome;
}

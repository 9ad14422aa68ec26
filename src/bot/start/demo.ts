import { entraOf } from '../../domain/accounts/teams/person.js';
import type { Clock, Hasher, Ids, Store } from '../../domain/door/ports.js';
import { type DemoData, type Operator, organisationId } from '../../domain/operator/index.js';
import { profileSought } from '../../domain/people/profileSought.js';
import type { ReadTables, Tables } from '../../domain/records/tables.js';
import type { UserProfile } from '../../domain/records/userProfile.js';
import { documentKeyOf, runOf } from '../../domain/sales/subscription.js';
import { move } from '../../domain/sales/wallet.js';
import { DEMO_TENANT } from '../botFramework/tenants.js';
import type { DemoSubscriber } from '../web/phonePages.js';
import { checkDemoData, folderWith, loadDemoData, type OperatorFolders } from '../words/operators.js';
import type { Config } from './config.js';
import { insertLines } from './demoLines.js';

export interface DemoPorts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hasher: Hasher;
  /** Where operators' data lie. */
  readonly folder: OperatorFolders;
}

/**
 * Fills an operator's part of a new store; one that has accounts already is left as it is, and the data are not checked again:
 * that would slow every start down. Throws OperatorError on data that contradict each other.
 */
export async function seedDemo(ports: DemoPorts, operator: Operator, data: DemoData): Promise<void> {
  const { store, ids } = ports;
  const { id } = operator.profile;
  const isSeeded = async ({ accounts }: Pick<ReadTables, 'accounts'>) =>
    (await accounts.where({ operator: id }, { limit: 1 })).length > 0;
  if (await store.read(isSeeded)) return;
  checkDemoData(await folderWith(ports.folder, id), operator, data);
  const accounts = await Promise.all(data.accounts.map((account) => hashed(ports, id, account)));
  const at = ports.clock.now().toISOString();
  await store.transaction(async (tables) => {
    // Another instance may have done it meanwhile.
    if (await isSeeded(tables)) return;
    for (const { row, balances } of accounts) {
      await tables.accounts.insert(row);
      for (const amount of balances) {
        await move(tables, { id: ids.next(), operator: id, account: row.id, amount, reason: 'opening', at });
      }
    }
    for (const customer of data.customers) {
      const rows = customerRows(ports, operator, customer, accounts[0]?.row.id ?? 'demo');
      await tables.customers.insert(rows.customer);
      await tables.subscriptions.insert(rows.subscription);
    }
    await insertLines(tables, ports, operator, data);
    await bindToLines(tables, id, data);
    const idOf = (login: string) => accounts.find(({ row }) => row.login === login)?.row.id;
    for (const profile of data.profiles) await tables.profiles.insert(profileRow(ports, id, profile, idOf));
  });
}

/** A subscriber sees the one line whose number the demo's data say. */
async function bindToLines({ accounts, lines }: Tables, operator: string, data: DemoData): Promise<void> {
  for (const { login, line: number } of data.accounts) {
    if (number === undefined) continue;
    const line = (await lines.where({ number })).find((one) => one.operator === operator);
    const account = (await accounts.where({ operator, login }))[0];
    if (line === undefined || account === undefined)
      throw new Error(`${operator}: demo.json binds ${login} to no line`);
    await accounts.put({ ...account, line: line.id });
  }
}

async function hashed({ hasher, ids, clock }: DemoPorts, operator: string, account: DemoData['accounts'][number]) {
  const { login, name, role, language, password, email, phone, pin, balances } = account;
  const organisations = account.organisations?.map((one) => organisationId(operator, one));
  const passwordHash = await hasher.hash(password);
  const known = { id: ids.next(), operator, login, name, role, language, organisations, passwordHash, email, phone };
  const row = account.teams === undefined ? known : { ...known, ...inTeams(account.teams, clock.now()) };
  const withPin = pin === undefined ? row : { ...row, pin: { hash: await hasher.hash(pin), wrong: 0, tries: [] } };
  return { row: withPin, balances };
}

const inTeams = (object: string, now: Date) => ({
  entra: entraOf({ tenant: DEMO_TENANT, object }),
  teamsLink: { linkedAt: now.toISOString(), by: 'code' as const },
});

/** A demo customer, registered now. Throws on an offer that the catalogue does not have. */
function customerRows({ ids, clock }: DemoPorts, operator: Operator, demo: DemoData['customers'][number], by: string) {
  const { modemSerial, activationKey, offer: offerId, ...person } = demo;
  const { catalogue, profile } = operator;
  const offer = catalogue.offers.find(({ id }) => id === offerId);
  if (offer === undefined) throw new Error(`${profile.id}: demo.json names the offer ${offerId}, which is not there`);
  const now = clock.now();
  const documentKey = documentKeyOf(person.documentType, person.country, person.documentNumber);
  const own = { operator: profile.id };
  const customer = {
    ...own,
    ...person,
    id: ids.next(),
    documentKey,
    registeredAt: now.toISOString(),
    registeredBy: by,
  };
  const period = runOf(offer, now, profile.timeZone);
  const keys = { id: ids.next(), customer: customer.id, activationKey };
  return { customer, subscription: { ...own, ...keys, ...period, modemSerial, offer: offer.id } };
}

/** The demo's data of each operator that has some; nothing where this is no demo. */
export async function demoOf(
  { mode }: Pick<Config, 'mode'>,
  folders: OperatorFolders,
  operators: ReadonlyMap<string, Operator>,
) {
  const data = new Map<string, DemoData>();
  if (mode !== 'demo') return data;
  for (const [id, operator] of operators) {
    const demo = await loadDemoData(folders, operator);
    if (demo !== undefined) data.set(id, demo);
  }
  return data;
}

/** Whoever can be played on the demo's phone: the users of lines with a place of their own, where their operator can be written to. */
export function demoSubscribers(
  demoData: ReadonlyMap<string, DemoData>,
  operators: ReadonlyMap<string, Operator>,
): readonly DemoSubscriber[] {
  return [...demoData].flatMap(([operator, { lines }]) => {
    const [to] = operators.get(operator)?.profile.contact.smsTo ?? [];
    if (to === undefined) return [];
    return lines.map(({ number, user = '' }) => ({ number, name: user, operator, to }));
  });
}

/** Somebody of a demo company, as if created now. */
function profileRow(
  { ids, clock }: DemoPorts,
  operator: string,
  { login, organisation, ...profile }: DemoData['profiles'][number],
  idOf: (login: string) => string | undefined,
): UserProfile {
  return {
    ...{ ...profile, id: ids.next(), operator, organisation: organisationId(operator, organisation) },
    ...{ account: login === undefined ? undefined : idOf(login), invitations: [] },
    ...{ createdAt: clock.now().toISOString(), sought: profileSought(profile) },
  };
}

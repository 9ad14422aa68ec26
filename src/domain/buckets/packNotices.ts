import { chatsOf } from '../door/chats.js';
import { post } from '../door/outbox.js';
import type { Outside } from '../door/outside.js';
import type { Clock, Ids, Store } from '../door/ports.js';
import { sharersOf } from '../lines/groupPacks.js';
import { languageOf, type Operator } from '../operator/index.js';
import { type Account, wantsMail } from '../records/account.js';
import type { Contract } from '../records/contract.js';
import type { Tables } from '../records/tables.js';
import { type Money, money } from '../terms/money.js';
import { monthOf } from '../terms/month.js';
import { type PackUse, packUses } from './packUses.js';
import { priceBeyond } from './pot.js';

export interface NoticePorts {
  readonly store: Pick<Store, 'read' | 'transaction'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly outside: Outside;
}

/** So many contracts are read at once. */
const PORTION = 100;

/**
 * Telenet guide, notifications of usage for group packs (T14): tells the companies of an operator whose use beyond their packs has come to
 * the amount that they set, once a month for each amount. Reads on from contract to contract; one whose use cannot be had is looked at
 * the next time. Throws what kept it from one, after the others.
 */
export async function tellPackNotices(ports: NoticePorts, operator: Operator): Promise<void> {
  const faults: unknown[] = [];
  let after: string | undefined;
  for (;;) {
    const page = { limit: PORTION, ...(after !== undefined && { after }) };
    const contracts = await ports.store.read((tables) => tables.contracts.where({}, page));
    for (const contract of contracts.filter(({ operator: whose }) => whose === operator.profile.id)) {
      await tellOne(ports, operator, contract).catch((error: unknown) => faults.push(error));
    }
    after = contracts.at(-1)?.id;
    if (contracts.length < PORTION) break;
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} contracts were not looked at`);
}

async function tellOne(ports: NoticePorts, operator: Operator, contract: Contract): Promise<void> {
  const { notice } = contract;
  const month = monthOf(ports.clock.now(), operator.profile.timeZone);
  if (notice === undefined || isTold(contract, notice, month)) return;
  const spent = await spentBeyond(ports, operator, contract, notice.currency);
  if (spent.minor < notice.minor) return;
  await ports.store.transaction(async (tables) => {
    // Another instance may have told it, or somebody set another amount, since it was looked at.
    const now = await tables.contracts.get(contract.id);
    if (now?.notice?.minor !== notice.minor || isTold(now, notice, month)) return;
    const before = now.noticed?.month === month ? now.noticed.amounts : [];
    const at = ports.clock.now().toISOString();
    await tables.contracts.put({ ...now, noticed: { month, amounts: [...before, notice.minor], notice, spent, at } });
    await tellManagers({ ...ports, tables, operator }, now, month);
  });
}

/** Whether a company was told of this amount in this month. */
const isTold = ({ noticed }: Contract, { minor }: Money, month: string): boolean =>
  noticed?.month === month && noticed.amounts.includes(minor);

/** What the use of this month beyond the packs of a contract comes to, in this currency. */
async function spentBeyond(
  { store, outside }: NoticePorts,
  operator: Operator,
  contract: Contract,
  currency: string,
): Promise<Money> {
  let minor = 0;
  for (const pack of operator.catalogue.groupPacks.filter(({ beyond }) => beyond?.currency === currency)) {
    const lines = await store.read((tables) => sharersOf({ tables }, contract, pack.id));
    if (lines.length === 0) continue;
    const { organisation } = contract;
    const numbers = lines.map(({ number }) => number);
    const wanted = { operator: operator.profile.id, organisation, pack: pack.id, numbers };
    const uses: PackUse[] = [];
    for await (const use of outside.rows(packUses, wanted)) if (use.of === pack.of) uses.push(use);
    const used = uses.reduce((sum, use) => sum + use.used, 0);
    minor += priceBeyond(pack, lines.length, used);
  }
  return money(minor, currency);
}

interface Telling extends Pick<NoticePorts, 'ids' | 'clock'> {
  readonly tables: Tables;
  readonly operator: Operator;
}

/** By mail to each who looks after the company's lines, and in the chats in which they are signed in now. */
async function tellManagers(telling: Telling, contract: Contract, month: string): Promise<void> {
  const { tables, operator, ids, clock } = telling;
  const { id, organisation, notice } = contract;
  const work = { tables, ids, now: clock.now(), operator, commandId: `notice:${id}:${month}:${notice?.minor}` };
  const accounts = await tables.accounts.where({ operator: operator.profile.id });
  for (const account of accounts.filter((one) => looksAfter(one, organisation))) {
    const language = languageOf(operator, account);
    if (account.email !== undefined && wantsMail(account, 'packs'))
      await post(work, { kind: 'email.packNotice', contract: id, account: account.id, organisation, month, language });
    const conversations = new Set(await chatsOf(tables, account));
    for (const conversation of conversations)
      await post(work, { kind: 'chat.news', conversation, account: account.id, about: 'packs', id });
  }
}

const looksAfter = ({ role, organisations = [] }: Account, organisation: string): boolean =>
  role === 'fleetManager' && organisations.includes(organisation);

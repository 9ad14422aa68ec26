import { post } from '../door/outbox.js';
import type { Clock, Ids, Store } from '../door/ports.js';
import { timeOf, todayOf } from '../operator/calendar.js';
import { languageOf, type Operator } from '../operator/index.js';
import { isWorkingDay } from '../operator/workingDays.js';
import { type Account, companiesOf, wantsMail } from '../records/account.js';
import type { ReadTables, Tables } from '../records/tables.js';
import { awaitedSims } from './awaitedSims.js';
import { soughtState } from './batch.js';

export interface ReminderPorts {
  readonly store: Pick<Store, 'read' | 'transaction' | 'conversations'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Whether what is said in this channel reaches people who are not signed in on a page. */
  reaches(channel: string): boolean;
}

/**
 * COMuniq, overview of orders (O3): reminds whoever works for customers of the orders that wait for a SIM card, once each working day from
 * the operator's hour on. What was ordered today waits for nobody yet. Throws what kept it from one account, after the others.
 */
export async function remindOfSims(ports: ReminderPorts, operator: Operator): Promise<void> {
  const from = operator.lineRules?.userOrders?.remindAt;
  const now = ports.clock.now();
  const day = todayOf(operator, now);
  if (from === undefined || timeOf(operator, now) < from || !isWorkingDay(operator, day)) return;
  const accounts = await ports.store.read((tables) => tables.accounts.where({ operator: operator.profile.id }));
  const faults: unknown[] = [];
  for (const account of accounts.filter((one) => one.role === 'reseller' && one.remindedOn !== day)) {
    await remindOne(ports, operator, account, day).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} accounts were not reminded`);
}

async function remindOne(ports: ReminderPorts, operator: Operator, account: Account, day: string): Promise<void> {
  const { store, clock } = ports;
  const companies = companiesOf(account, clock.now());
  const ordered = await store.read(async (tables) => {
    const found = await Promise.all(companies.map((id) => awaitedSims(tables, operator, id, day)));
    return found.every((one) => one === undefined) ? undefined : orderedIn(tables, account, companies);
  });
  if (ordered === undefined) return;
  const reached = await reachedOf(ports, ordered);
  await store.transaction(async (tables) => {
    // Another instance may have reminded them since it was looked.
    const now = await tables.accounts.get(account.id);
    if (now === undefined || now.remindedOn === day) return;
    await tables.accounts.put({ ...now, remindedOn: day });
    await remind({ ...ports, tables, operator }, now, reached, day);
  });
}

/** The conversations in which somebody ordered what waits now. */
async function orderedIn(tables: ReadTables, { id }: Account, companies: readonly string[]): Promise<Set<string>> {
  const conversations = new Set<string>();
  for (const organisation of companies) {
    const { rows } = await tables.batches.search({
      ...{ equal: { organisation, account: id }, from: 0, most: MOST_LOOKED_AT, order: 'orderedAt', backwards: true },
      like: [{ column: 'sought', mask: soughtState('awaitsSim') }],
    });
    const orders = await tables.orders.among(
      'commandId',
      rows.map((row) => row.id),
    );
    for (const { conversation } of orders) conversations.add(conversation);
  }
  return conversations;
}

/** Of so many orders of a customer it is looked where they were given. */
const MOST_LOOKED_AT = 20;

/** Those of them that are there still, in a channel that reaches people by itself. */
async function reachedOf({ store, reaches }: ReminderPorts, ids: ReadonlySet<string>): Promise<string[]> {
  const all = await Promise.all([...ids].map((id) => store.conversations.load(id)));
  return all.flatMap((one) => (one !== undefined && reaches(one.channel) ? [one.id] : []));
}

interface Reminding extends Pick<ReminderPorts, 'ids' | 'clock'> {
  readonly tables: Tables;
  readonly operator: Operator;
}

/** By mail, where there is an address, and in the chats: those that are signed in now, and those that were reached otherwise. */
async function remind(
  { tables, operator, ids, clock }: Reminding,
  account: Account,
  reached: readonly string[],
  day: string,
): Promise<void> {
  const { id, email } = account;
  const work = { tables, ids, now: clock.now(), operator, commandId: `sims:${id}:${day}` };
  if (email !== undefined && wantsMail(account, 'sims'))
    await post(work, { kind: 'email.simReminder', account: id, day, language: languageOf(operator, account) });
  const sessions = await tables.sessions.where({ account: id });
  const talks = new Set([...sessions.flatMap((session) => Object.values(session.conversations)), ...reached]);
  for (const conversation of talks) await post(work, { kind: 'chat.news', conversation, about: 'sims', id: day });
}

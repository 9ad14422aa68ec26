import type { Store } from '../src/domain/door/ports.js';
import type { Tables } from '../src/domain/records/tables.js';
import { move } from '../src/domain/sales/wallet.js';
import { registrationInput } from '../test/support/selling.js';

const operator = 'konnect';
const years = 2;
const agents = 50;
/** How many past commands are written in one transaction. */
const portion = 1000;

export interface History {
  /** Customers with a subscription. */
  readonly lines: number;
  /** Commands of the last two years, each with its sale, commission, ledger entry, receipt and audit line. */
  readonly commands: number;
}

/** Makes a store look like years of use; no command is run for it. `from`: the lines before this one are there. */
export async function writeHistory(store: Store, { lines, commands }: History, now: Date, from = 0): Promise<void> {
  for (let first = from; first < lines; first += portion) {
    const count = Math.min(portion, lines - first);
    await store.transaction((tables) => each(count, (index) => writeLine(tables, first + index, now)));
  }
  for (let first = 0; first < commands; first += portion) {
    const count = Math.min(portion, commands - first);
    const at = (index: number) => {
      const share = (first + index + 1) / commands;
      return new Date(now.getTime() - (1 - share) * years * 365 * 86_400_000).toISOString();
    };
    await store.transaction((tables) => each(count, (index) => writeCommand(tables, first + index, lines, at(index))));
  }
}

async function each(count: number, write: (index: number) => Promise<void>): Promise<void> {
  for (let index = 0; index < count; index += 1) await write(index);
}

async function writeLine({ customers, subscriptions }: Tables, n: number, now: Date): Promise<void> {
  const { documentNumber, documentType, country, modemSerial, offer, ...rest } = registrationInput(5_000_000 + n);
  const { lastName, firstName, phone1, email, houseNumber, avenue, commune, town } = rest;
  await customers.insert({
    ...{ id: `customer-${n}`, operator, lastName, firstName, documentNumber, documentType, country, phone1, email },
    documentKey: `${documentType}:${country}:${documentNumber}`,
    address: { houseNumber, avenue, commune, town },
    registeredAt: now.toISOString(),
    registeredBy: `agent-${n % agents}`,
  });
  const period = { startsAt: now.toISOString(), endsAt: now.toISOString() };
  const keys = { activationKey: `KEY${String(n).padStart(13, '0')}`, modemSerial };
  await subscriptions.insert({ id: `line-${n}`, operator, customer: `customer-${n}`, ...keys, offer, ...period });
}

async function writeCommand(tables: Tables, n: number, lines: number, at: string): Promise<void> {
  const line = n % Math.max(lines, 1);
  const own = { operator, account: `agent-${n % agents}`, at };
  const price = { minor: 4000, currency: 'USD' };
  const id = `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const reference = `REF${String(n).padStart(5, '0')}`;
  const sale = `sale-${id}`;
  await move(tables, { ...own, id: `entry-${id}`, amount: { minor: -4000, currency: 'USD' }, reason: 'sale', sale });
  const sold = { kind: 'resubscription', customer: `customer-${line}`, subscription: `line-${line}` } as const;
  const activationKey = `KEY${String(line).padStart(13, '0')}`;
  await tables.sales.insert({ ...own, ...price, ...sold, id: sale, reference, offer: 'home10', activationKey });
  await tables.commissions.insert({ ...own, ...price, id: `commission-${id}`, sale, minor: 200 });
  await tables.receipts.insert({
    ...own,
    id,
    command: 'customer.register',
    conversation: `talk-${n % 5000}`,
    inputHash: 'f'.repeat(64),
    outcome: {
      kind: 'done',
      reference,
      facts: {
        activationKey: { code: activationKey },
        modemSerial: { text: 'KN10000000' },
        price: { money: price },
        balance: { money: price },
        commission: { money: price },
        endsAt: { instant: at },
      },
    },
  });
  const about = { command: 'customer.register', commandId: id, subject: 'modem:KN10000000' };
  await tables.audit.insert({ ...own, ...about, id: `audit-${id}`, channel: 'webchat', outcome: 'done' });
}

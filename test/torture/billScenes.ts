import { invoices } from '../../src/domain/bills/invoices.js';
import { begin, carriedOut, fresh, type Given, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { nothingOpen } from './ticketScenes.js';
import type { World } from './world.js';

const manager = (world: World) => world.person('telenet', 'fleet1');
const ORGANISATION = 'telenet:exempleLogistique';
/** The account whose last bill is always open. */
const ACCOUNT = '100000003';

/** The numbers of the account's bills, the open one first; nobody has paid any of them online. */
async function bills(world: World): Promise<string[]> {
  await world.behind(async ({ onlinePayments }) => {
    for (const { id } of await onlinePayments.where({ organisation: ORGANISATION })) await onlinePayments.remove(id);
  });
  const { account } = manager(world);
  const actor = { account, operator: 'telenet', organisation: ORGANISATION, role: 'fleetManager' as const };
  const found = await world.app.door.ask({
    ...{ query: invoices, input: { account: ACCOUNT }, actor: { ...actor, channel: 'test', conversation: '' } },
  });
  const rows = found.ok && 'rows' in found.value ? found.value.rows : [];
  return rows.flatMap(({ number }) => (number !== undefined && 'text' in number ? [number.text] : []));
}

const paying =
  (which: (all: readonly string[]) => string | undefined): Scene =>
  async (world) => {
    const bill = which(await bills(world));
    await carriedOut(world, manager(world), 'payInvoice', { bill: bill ?? '' });
  };

/** A payment of the bill is under way already. */
const pending: Scene = async (world) => {
  const [bill = ''] = await bills(world);
  const at = world.time.now().toISOString();
  await world.behind(async ({ onlinePayments }) => {
    await onlinePayments.insert({
      ...{ id: `pending-${world.next()}`, operator: 'telenet', organisation: ORGANISATION, conversation: 'none' },
      ...{ account: manager(world).account, reference: 'PENDING1', billingAccount: ACCOUNT, bill },
      ...{ amount: { minor: 100, currency: 'EUR' }, state: 'pending', at, expiresAt: at, pendingSince: at },
    });
  });
  await carriedOut(world, manager(world), 'payInvoice', { bill });
  await bills(world);
};

const looked =
  (procedure: string, given: (world: World) => Promise<Given>): Scene =>
  async (world, n) => {
    const client = await fresh(world, manager(world));
    await begin(client, procedure);
    await upToReview(world, client, await given(world), n);
  };

const settings =
  (given: (n: number) => Given): Scene =>
  async (world, n) => {
    await world.behind(async ({ billingAccounts }) => {
      const [account] = await billingAccounts.where({ number: ACCOUNT });
      if (account !== undefined) await billingAccounts.put({ ...account, billing: undefined });
    });
    await carriedOut(world, manager(world), 'billingSettings', { account: ACCOUNT, paidBy: 'transfer', ...given(n) });
  };

const mandate = (given: Given): Given => ({
  ...{ account: ACCOUNT, bankAccount: 'BE71 0961 2345 6769', holder: 'Exemple SA', signer: 'Anna Exemple' },
  ...{ email: 'flotte@example.com', mobile: '0470 12 34 56', message: '', ...given },
});

const debitMandate =
  (given: Given): Scene =>
  async (world) => {
    await nothingOpen(world);
    await carriedOut(world, manager(world), 'debitMandate', mandate(given));
  };

/** The number of a bank account is not kept in a draft: whoever goes on elsewhere is told. */
const draftOfAccount: Scene = async (world) => {
  const client = await fresh(world, manager(world));
  await begin(client, 'debitMandate');
  await upToReview(world, client, mandate({}));
  const another = await fresh(world, manager(world));
  await another.send({ value: { act: 'draft', procedure: 'debitMandate' } });
  await upToReview(world, another, mandate({}));
};

/** Bills of a fleet: looked at, paid, set. */
export const billScenes: Readonly<Record<string, Scene>> = {
  invoices: looked('invoices', async () => ({ account: ACCOUNT })),
  invoice: looked('invoice', async (world) => ({ bill: (await bills(world))[0] ?? '' })),
  billPage: looked('billPage', async () => ({})),
  payInvoice: paying(([open]) => open),
  'bill.settled': paying((all) => all.at(-1)),
  'bill.unknown': paying(() => '000000000000'),
  'value.billNumber': paying(() => '91,61'),
  'bill.paymentPending': pending,
  billingSettings: settings((n) => ({ sentBy: 'email', email: `factures${n}@exemple.example` })),
  'billing.mandate': settings(() => ({ paidBy: 'directDebit', sentBy: 'doccle' })),
  debitMandate: debitMandate({}),
  'value.iban': debitMandate({ bankAccount: '0961 2345 6769' }),
  'value.ibanCountry': debitMandate({ bankAccount: 'XX71 0961 2345 6769' }),
  'value.ibanSepa': debitMandate({ bankAccount: 'TR33 0006 1005 1978 6457 8413 26' }),
  'value.ibanLength': debitMandate({ bankAccount: 'BE71 0961 2345' }),
  'value.ibanCheck': debitMandate({ bankAccount: 'BE71 0961 2345 6768' }),
  'request.bankAccount': debitMandate({ message: 'Compte BE71 0961 2345 6769' }),
  'draft.secret': draftOfAccount,
};

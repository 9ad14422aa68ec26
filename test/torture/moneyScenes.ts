import { lineThatIs } from './behind.js';
import { begin, carriedOut, fresh, type Given, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { day, dayFrom } from './moments.js';
import { nothingOpen } from './ticketScenes.js';
import type { Person, World } from './world.js';

const inBelarus = (world: World): Person => world.person('belarus', 'admin1');

/** A payment that is not confirmed yet is registered. */
const paid =
  (given: (world: World) => Given): Scene =>
  async (world, n) => {
    await nothingOpen(world, inBelarus(world));
    const answers: Given = {
      ...{ account: '2000000001', paid: `${100 + n},50`, on: dayFrom(world, -2), order: `24${n}`, message: '' },
      ...{ email: 'buh@example.com', mobile: '29 100 00 01' },
    };
    await carriedOut(world, inBelarus(world), 'registerPayment', { ...answers, ...given(world) });
  };

/** The payments of a line that is paid like this. */
const ofLine =
  (paymentMethod: 'advance' | 'credit'): Scene =>
  async (world) => {
    const person = world.person('kcell', 'admin1');
    const { id } = await lineThatIs(world, person, { state: 'active', paymentMethod });
    const client = await fresh(world, person);
    await begin(client, 'linePayments');
    await upToReview(world, client, { lines: id, 'period.from': '', 'period.until': '' });
  };

/** Another address for invoices. */
const delivered =
  (address: string): Scene =>
  async (world) => {
    await nothingOpen(world, inBelarus(world));
    const where: Given = { account: '2000000001', way: 'post', address };
    const contact: Given = { email: 'buh@example.com', mobile: '29 100 00 01' };
    await carriedOut(world, inBelarus(world), 'invoiceDelivery', { ...where, ...contact });
  };

/** On the first days of a month invoices are being made. */
async function untilInvoicesAreMade(world: World): Promise<void> {
  const today = Number(dayFrom(world, 0).slice(-2));
  if (today < 5) await world.pass((5 - today) * day);
}

const invoiced: Scene = async (world) => {
  await untilInvoicesAreMade(world);
  const given: Given = { account: '2000000001', email: 'buh@example.com' };
  await carriedOut(world, inBelarus(world), 'invoiceMail', given);
  await world.settle();
};

const invoiceSeen: Scene = async (world) => {
  await untilInvoicesAreMade(world);
  const client = await fresh(world, inBelarus(world));
  await begin(client, 'invoiceFile');
  await upToReview(world, client, { account: '2000000001' });
};

/** Payments, and what is asked for them. */
export const moneyScenes: Readonly<Record<string, Scene>> = {
  registerPayment: paid(() => ({})),
  'value.currency': paid(() => ({ paid: '12 EUR' })),
  'value.paymentOrder': paid(() => ({ order: 'номер неизвестен' })),
  'date.notYet': paid((world) => ({ on: dayFrom(world, 3) })),
  'date.tooLongAgo': paid((world) => ({ on: dayFrom(world, -200) })),
  invoiceDelivery: delivered('220000, г. Минск, ул. Примерная, 1'),
  'value.postalAddress': delivered('Минск'),
  invoiceMail: invoiced,
  invoiceFile: invoiceSeen,
  linePayments: ofLine('advance'),
  'line.paidByBill': ofLine('credit'),
};

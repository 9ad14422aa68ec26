import { lineThatIs } from './behind.js';
import { begin, carriedOut, fresh, type Given, upToReview } from './guided.js';
import type { Scene } from './lineScenes.js';
import { dayFrom } from './moments.js';
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

/** Payments, and what is asked for them. */
export const moneyScenes: Readonly<Record<string, Scene>> = {
  registerPayment: paid(() => ({})),
  'value.paymentOrder': paid(() => ({ order: 'номер неизвестен' })),
  'date.notYet': paid((world) => ({ on: dayFrom(world, 3) })),
  'date.tooLongAgo': paid((world) => ({ on: dayFrom(world, -200) })),
  linePayments: ofLine('advance'),
  'line.paidByBill': ofLine('credit'),
};

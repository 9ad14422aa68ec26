import { lineChanges } from '../../src/domain/lines/changes/index.js';
import { lineOverview } from '../../src/domain/lines/overview.js';
import type { Line } from '../../src/domain/records/line.js';
import type { TestApp } from '../support/app.js';

/** A line in what changes of a line touch, without when. */
const touched = (line: Line) => ({
  ...{ number: line.number, activatesOn: line.activatesOn, ...lineChanges.before(line) },
  packages: line.packages.map(({ id }) => id),
  options: line.options?.map(({ id }) => id),
});

/** What a guide leaves behind, without what differs each time: the same on cards and in text, and in every language. */
export async function left(app: TestApp, operator: string, login: string) {
  const account = await app.accountId(operator, login);
  return app.store.read(async (tables) => {
    const sales = await tables.sales.where({ account });
    const customers = await Promise.all(sales.map(({ customer }) => tables.customers.get(customer)));
    // On cards a line is looked at in the list, in plain text it is opened: how often is no matter of the guide.
    // Nor is that somebody signed in.
    const audit = (await tables.audit.where({ account })).filter(
      ({ command }) => command !== lineOverview.name && !command.startsWith('session.'),
    );
    const wallets = await tables.wallets.where({ account });
    const orders = await tables.orders.where({ account });
    const lines = await Promise.all(orders.map(({ line }) => tables.lines.get(line)));
    return {
      customers: customers.map((customer) => ({ ...customer, id: '', registeredAt: '', registeredBy: '' })),
      sales: sales.map(({ kind, offer, minor, currency }) => ({ kind, offer, minor, currency })),
      audit: audit.map(({ command, outcome, subject }) => ({ command, outcome, about: subject.split(':')[0] })),
      wallets: wallets.map(({ currency, minor }) => ({ currency, minor })),
      orders: orders.map(({ number, change, state, after }) => ({ number, kind: change.kind, state, after })),
      lines: lines.map((line) => line && touched(line)),
    };
  });
}

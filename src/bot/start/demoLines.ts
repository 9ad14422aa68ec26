import type { Clock, Ids } from '../../domain/door/ports.js';
import { started } from '../../domain/lines/internet.js';
import { begun } from '../../domain/lines/options.js';
import { textsOf } from '../../domain/lines/sought.js';
import { stockId } from '../../domain/lines/stock/stock.js';
import {
  type DemoData,
  demoLines,
  demoStock,
  type Operator,
  organisationId,
  type SeededLine,
} from '../../domain/operator/index.js';
import type { Line } from '../../domain/records/line.js';
import type { Tables } from '../../domain/records/tables.js';

/** Puts the demo's organisations with their billing accounts and lines into the store. */
export async function insertLines(
  tables: Tables,
  { clock, ids }: { clock: Clock; ids: Ids },
  operator: Operator,
  data: DemoData,
): Promise<void> {
  const own = { operator: operator.profile.id };
  for (const { id, name, billingAccounts } of data.organisations) {
    const organisation = organisationId(own.operator, id);
    await tables.organisations.insert({ ...own, id: organisation, name });
    for (const account of billingAccounts) {
      await tables.billingAccounts.insert({
        ...own,
        ...account,
        id: `${own.operator}:${account.number}`,
        organisation,
      });
    }
  }
  for (const { userDetails, ...row } of lineRows(operator, data, clock.now())) {
    const id = ids.next();
    await tables.lines.insert({ ...row, id });
    const { organisation } = row;
    if (userDetails !== undefined)
      await tables.lineUsers.insert({ ...own, ...userDetails, id: ids.next(), organisation, line: id });
  }
  for (const { organisation, ...contract } of data.contracts) {
    const id = `${own.operator}:contract:${contract.number}`;
    await tables.contracts.insert({
      ...own,
      ...contract,
      id,
      organisation: organisationId(own.operator, organisation),
    });
  }
  for (const { kind, value, organisation: whose, numberType } of demoStock(data)) {
    const organisation = whose === undefined ? {} : { organisation: organisationId(own.operator, whose) };
    const id = stockId(own.operator, kind, value);
    const type = numberType === undefined ? {} : { numberType };
    await tables.stock.insert({ ...own, ...organisation, ...type, id, kind, value, state: 'free' });
  }
}

type LineRow = Omit<Line, 'id'> & Pick<SeededLine, 'userDetails'>;

/** The lines as they are kept, their packages and options running from `now`. */
function lineRows(operator: Operator, data: DemoData, now: Date): LineRow[] {
  const { profile, catalogue } = operator;
  const packagesOf = (ids: readonly string[]) => catalogue.internetPackages.filter(({ id }) => ids.includes(id));
  return demoLines(data, catalogue).map(({ path, options = [], ...line }) => ({
    ...line,
    operator: profile.id,
    organisation: organisationId(profile.id, line.organisation),
    ...textsOf(line),
    packages: packagesOf(line.packages).map((one) => started(operator, one, now)),
    ...(options.length > 0 && { options: begun(operator, options, now) }),
    stateSince: now.toISOString(),
  }));
}

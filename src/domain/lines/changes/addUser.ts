import { z } from 'zod';
import { goesWith, type Operator, ruled } from '../../operator/index.js';
import { Line, type LinePackage } from '../../records/line.js';
import { fullName } from '../../records/lineUser.js';
import type { OrderItem } from '../../records/order.js';
import { refuse } from '../../terms/result.js';
import { started } from '../internet.js';
import { begun } from '../options.js';
import { textsOf } from '../sought.js';
import { PortIn } from './add.js';
import { changeKind } from './change.js';

const Held = z.object({
  number: z.string(),
  plan: z.string(),
  billingAccount: z.string(),
  extension: z.string(),
  areaCode: z.string(),
  /** The user's record: an order has no names. */
  user: z.string(),
  portfolio: z.string(),
  term: z.string(),
  /** From when the order is valid (yyyy-mm-dd). */
  startDay: z.iso.date(),
  /** Whether the invoice items make themselves, or the order is put on the customer's invoice by hand. */
  autoInvoice: z.boolean(),
  portIn: PortIn.optional(),
});

/**
 * A user with a mobile phone comes into being (O1), item by item: there as soon as the number and the voice product are, and working
 * once a SIM card is.
 */
export const addUser = changeKind({
  kind: 'addUser',
  offered: ruled('userOrders'),
  about: 'line',
  holds: Held,
  columns: Line.pick({}),
  ways: () => [],
  // A user that is there already is not made.
  fits: () => refuse('line.already'),
  applied: (_held, line) => line,
  opposite: () => undefined,
  makes: {
    line: (held, { id, operator, organisation, user, items, at }) => {
      const { number, plan, billingAccount, extension, areaCode } = held;
      const called = { user: user && fullName(user) };
      const line: Line = {
        ...{ id, operator: operator.profile.id, organisation, number, plan, billingAccount, extension, areaCode },
        ...called,
        language: user?.language,
        ...textsOf({ number, ...called }),
        internet: operator.catalogue.plans.find((one) => one.id === plan)?.internet ?? false,
        packages: [],
        ...{ state: 'pendingActive', stateSince: at },
      };
      return withItems(operator, line, items, at);
    },
    grown: (_held, line, { operator, items, at }) => withItems(operator, line, items, at),
    ends: ({ portIn, ...held }) =>
      portIn === undefined ? held : { ...held, portIn: { ...portIn, knownBy: undefined } },
    on: ({ portIn }) => portIn?.day,
  },
});

const valuesOf = (items: readonly OrderItem[], kind: OrderItem['kind']): string[] =>
  items.filter((item) => item.kind === kind).map(({ value }) => value);

/** The line with what is carried out. What it has already, or was changed since it is there, stays as it is. */
function withItems(operator: Operator, line: Line, items: readonly OrderItem[], at: string): Line {
  const now = new Date(at);
  const ids = valuesOf(items, 'package').filter((id) => !line.packages.some((one) => one.id === id));
  const packages = operator.catalogue.internetPackages.filter(
    (one) => ids.includes(one.id) && goesWith(one, line.plan),
  );
  const had = line.options ?? [];
  const wanted = valuesOf(items, 'option').filter((id) => !had.some((one) => one.id === id));
  const options: LinePackage[] = [...had, ...begun(operator, wanted, now)];
  const iccid = line.iccid ?? valuesOf(items, 'simCard')[0];
  const begins = line.iccid === undefined && iccid !== undefined && line.state === 'pendingActive';
  return {
    ...line,
    ...(iccid !== undefined && { iccid }),
    packages: [...line.packages, ...packages.map((one) => started(operator, one, now))],
    ...(options.length > 0 && { options }),
    ...(begins && { state: 'active' as const, stateSince: at }),
  };
}

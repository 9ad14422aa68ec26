import { type Command, command, type Done, type Work } from '../door/command.js';
import { add as change } from '../lines/changes/add.js';
import { planName } from '../lines/facts.js';
import { holdFor } from '../lines/stock/holds.js';
import { letGo, stockId } from '../lines/stock/stock.js';
import type { Operator } from '../operator/index.js';
import type { StockItem } from '../records/stock.js';
import type { OneFact } from '../terms/fact.js';
import { ok, type Result } from '../terms/result.js';
import { phoneIn } from '../values/phone.js';
import { asKept, requestApproval } from './approvals.js';
import type { Approvable, Waited } from './lineCommand.js';
import { costsAndLimit, type Planned, plannedLine } from './newLine.js';
import { NewLine } from './newLineInput.js';
import { placeOrder } from './placeOrder.js';

const NAME = 'line.add';

/**
 * Telenet: add a SIM card and its user (T2). An order for a line that is not there yet, with what it is made of: SIM card,
 * number, plan, options, user. A new number is there at once, one of another provider on the day on which it is ported; the line
 * then waits to be activated.
 */
export const addLine: Command<NewLine> & Approvable = {
  ...command<NewLine>({
    name: NAME,
    allowed: ['fleetManager'],
    offered: change.offered,
    proof: 'none',
    input: NewLine,
    toNetwork: true,
    subject: () => 'line:new',
    foresee: async (asking) => {
      const planned = await plannedLine(asking, asking.input);
      return planned.ok ? ok(await costsAndLimit(asking, planned.value)) : planned;
    },
    run: async (work) => {
      const planned = await plannedLine(work, work.input);
      if (!planned.ok) return planned;
      const { waits } = await costsAndLimit(work, planned.value);
      return waits === undefined ? ok(await placeOrder(work, NAME, planned.value)) : asked(work, planned.value);
    },
  }),
  told: (operator, waited) => told(operator, What.parse(waited.input)),
  verdictsOf: async (asking, waited) => {
    const planned = await plannedLine({ ...asking, request: waited.reference }, NewLine.parse(waited.input));
    return planned.ok ? ok([]) : planned;
  },
  carryOut: async (work, waited) => {
    const input = NewLine.parse(waited.input);
    const planned = await plannedLine({ ...work, request: waited.reference }, input);
    return planned.ok ? ok(await placeOrder({ ...work, input }, NAME, planned.value, waited.reference)) : planned;
  },
  letGo: async ({ tables, operator }, waited) => {
    for (const id of stockOf(operator, waited)) {
      const item = await tables.stock.get(id);
      if (item?.state === 'held' && isFor(item, waited)) await letGo(tables, item);
    }
  },
  ended: (input) => asKept(What.parse(input)),
};

/** What is asked for, without for whom. */
const What = NewLine.pick({ iccid: true, plan: true, newNumber: true, ported: true });
type What = Pick<NewLine, 'iccid' | 'plan' | 'newNumber' | 'ported'>;

/** Until somebody has decided, nobody else gets the SIM card or the number. */
async function asked(work: Work<NewLine>, { number, card, facts }: Planned): Promise<Result<Done>> {
  const done = await requestApproval(work, NAME, { lines: [], facts });
  if (!done.ok) return done;
  const { expiresAt, ...rest } = done.value;
  for (const item of [number, card]) await holdFor(work, item, new Date(expiresAt), rest.reference);
  return ok(rest);
}

/** What a request of an older version holds does not say for which: it is that one's. */
const isFor = ({ hold }: StockItem, { reference }: Waited): boolean => (hold?.request ?? reference) === reference;

function stockOf({ profile }: Operator, { input }: Waited): string[] {
  const { iccid, newNumber, ported } = What.parse(input);
  // As it was typed, and as it is kept.
  const read = ported === undefined ? undefined : phoneIn(profile.country, ported);
  const number = newNumber ?? (read?.ok === true ? read.value : undefined);
  return [
    stockId(profile.id, 'simCard', iccid),
    ...(number === undefined ? [] : [stockId(profile.id, 'number', number)]),
  ];
}

/** For whoever has to approve it: the plan and the number. */
function told(operator: Operator, { plan, newNumber, ported }: What): OneFact[] {
  const number = newNumber ?? ported;
  return [{ name: planName(operator, plan) }, ...(number === undefined ? [] : [{ phone: number }])];
}

import { command, type Done, type Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { addUser } from '../lines/changes/addUser.js';
import { takeFor } from '../lines/stock/stock.js';
import type { Order, OrderItem } from '../records/order.js';
import { wholeCost } from '../terms/costs.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { ok } from '../terms/result.js';
import { PIN_TO_CHANGE } from '../values/extension.js';
import { noteBatch } from './batch.js';
import { type PlannedUser, plannedUser } from './userOrder.js';
import { UserOrder } from './userOrderInput.js';

const NAME = 'user.order';

/**
 * COMuniq: order a user with a mobile phone (O1). One product order with its items: SIM card, number, voice, data and SMS product,
 * add-ons, extension, user. It goes out on its first day; until then it can be cancelled.
 */
export const orderUser = command<UserOrder>({
  name: NAME,
  allowed: ['reseller'],
  offered: addUser.offered,
  proof: 'none',
  input: UserOrder,
  toNetwork: true,
  subject: () => 'line:new',
  foresee: async (asking) => {
    const planned = await plannedUser(asking, asking.input);
    return planned.ok ? ok({ costs: planned.value.costs }) : planned;
  },
  warnings: async ({ input }) => [
    ...(input.sim === 'later' ? [{ code: 'order.awaitsSim' as const, details: {} }] : []),
    ...(input.autoInvoice ? [] : [{ code: 'order.invoiceByHand' as const, details: {} }]),
  ],
  run: async (work) => {
    const planned = await plannedUser(work, work.input);
    return planned.ok ? ok(await place(work, planned.value)) : planned;
  },
});

/** Writes the order and who is to use the line; number, extension and SIM card are taken. */
async function place(work: Work<UserOrder>, planned: PlannedUser): Promise<Done> {
  const { tables, ids, input } = work;
  const [id, line, user] = [ids.next(), ids.next(), ids.next()];
  const reference = ids.code(REFERENCE_LENGTH);
  const pinChanges = (await work.open(input.pinCode)) === PIN_TO_CHANGE;
  const order = orderOf(work, { id, line, user, reference }, planned);
  await tables.orders.insert(order);
  await tables.lineUsers.insert({
    ...planned.person,
    ...{ id: user, operator: order.operator, organisation: order.organisation, line },
    ...{ calledThere: input.calledThere, pin: input.pinCode },
    ...(pinChanges && { pinChanges: true as const }),
  });
  for (const item of planned.takes) await takeFor(tables, item, id);
  await post(work, { kind: 'network.order', order: id, organisation: order.organisation }, planned.dueAt);
  await noteBatch(tables, [order], []);
  const pin = { word: pinChanges ? 'pinChangedAtLogin' : 'pinKept' } as const;
  return { reference, subject: `line:${line}`, facts: { ...planned.facts, pin } };
}

interface Named {
  readonly id: string;
  readonly line: string;
  readonly user: string;
  readonly reference: string;
}

function orderOf(
  { actor, commandId, now, input }: Work<UserOrder>,
  named: Named,
  planned: PlannedUser,
): Order & { readonly organisation: string } {
  const { user, ...ids } = named;
  const at = now.toISOString();
  const { plan } = planned.facts;
  const items = [...planned.items, { kind: 'user' as const, value: user }];
  return {
    ...{ ...ids, commandId, operator: actor.operator, organisation: input.customer },
    ...{ account: actor.account, conversation: actor.conversation, command: NAME, number: planned.number },
    ...(input.ownReference !== undefined && { ownReference: input.ownReference }),
    change: planned.change(user).row,
    before: {},
    now: [],
    after: plan === undefined ? [] : [plan],
    items: items.map((item): OrderItem => ({ ...item, state: item.value === '' ? 'held' : 'acknowledged' })),
    price: wholeCost(planned.costs),
    state: 'acknowledged',
    ...{ orderedAt: at, dueAt: planned.dueAt.toISOString(), changedAt: at, report: 0 },
    history: [{ state: 'acknowledged', at }],
  };
}

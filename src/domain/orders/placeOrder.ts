import type { Done, Work } from '../door/command.js';
import { post } from '../door/outbox.js';
import { takeFor } from '../lines/stock/stock.js';
import type { LineUser } from '../records/lineUser.js';
import type { Order, OrderItem } from '../records/order.js';
import { wholeCost } from '../terms/costs.js';
import { REFERENCE_LENGTH } from '../terms/reference.js';
import { noteBatch } from './batch.js';
import type { Planned } from './newLine.js';
import type { NewLine } from './newLineInput.js';

/**
 * Writes the order for a line that is to be made, with its items, and who is to use it; its SIM card and its number are taken. It
 * goes to the network at once, which holds it where it is wanted later.
 */
export async function placeOrder(
  work: Work<NewLine>,
  command: string,
  planned: Planned,
  reference = work.ids.code(REFERENCE_LENGTH),
): Promise<Done> {
  const order = await writeOrder(work, { command, reference, line: work.ids.next() }, planned);
  await noteBatch(work.tables, [order], []);
  return { reference, subject: `line:${order.line}`, facts: planned.facts };
}

/** The same for one of several lines of a command, which has its `line` as its id: the command's entry is written with the last. */
export async function writeOrder(
  work: Work<NewLine>,
  of: Pick<Named, 'command' | 'reference' | 'line'>,
  planned: Planned,
): Promise<Order> {
  const { tables, ids } = work;
  const [id, user] = [ids.next(), ids.next()];
  const order = orderOf(work, { ...of, id, user }, planned);
  await tables.orders.insert(order);
  await tables.lineUsers.insert(userRow(work, { id: user, line: of.line, phone: planned.phone }));
  for (const item of [planned.card, planned.number]) await takeFor(tables, item, id);
  await post(work, { kind: 'network.order', order: id, organisation: order.organisation });
  return order;
}

interface Named {
  readonly id: string;
  readonly line: string;
  readonly user: string;
  readonly command: string;
  readonly reference: string;
}

function orderOf({ actor, commandId, now }: Work<NewLine>, named: Named, planned: Planned): Order {
  const { user, ...ids } = named;
  const at = now.toISOString();
  const { plan } = planned.facts;
  const items = [...planned.items, { kind: 'user' as const, value: user }];
  return {
    ...{ ...ids, commandId, operator: actor.operator, organisation: organisationOf(actor) },
    ...{ account: actor.account, conversation: actor.conversation, number: planned.number.value },
    change: planned.change(user).row,
    before: {},
    now: [],
    after: plan === undefined ? [] : [plan],
    items: items.map((item): OrderItem => ({ ...item, state: 'acknowledged' })),
    price: wholeCost(planned.costs),
    state: 'acknowledged',
    ...{ orderedAt: at, dueAt: at, changedAt: at, report: 0, history: [{ state: 'acknowledged', at }] },
  };
}

/** A fleet's people work for a company: the role is given to nobody else. */
function organisationOf({ organisation }: Work<NewLine>['actor']): string {
  if (organisation === undefined) throw new Error('a line is ordered for a company');
  return organisation;
}

function userRow({ actor, input }: Work<NewLine>, own: Pick<LineUser, 'id' | 'line' | 'phone'>): LineUser {
  const { title, firstName, lastName, birthDate, email, spokenLanguage: language, description } = input;
  return {
    ...{ ...own, operator: actor.operator, organisation: organisationOf(actor) },
    ...{ title, firstName, lastName, birthDate, email, language, description },
  };
}

import type { PortIn } from '../lines/changes/add.js';
import { addUser } from '../lines/changes/addUser.js';
import type { Change } from '../lines/changes/change.js';
import { packageName } from '../lines/facts.js';
import { stillSold } from '../lines/plans.js';
import { freeExtension } from '../lines/stock/extensions.js';
import { type AskingStock, freeSimOf } from '../lines/stock/stock.js';
import {
  goesWith,
  type InternetPackage,
  lineRulesOf,
  type Operator,
  type Plan,
  type PlanOption,
} from '../operator/index.js';
import type { OrderItem } from '../records/order.js';
import type { StockItem } from '../records/stock.js';
import { type Cost, type Costs, costsOf } from '../terms/costs.js';
import type { Facts } from '../terms/fact.js';
import { ok, type Result, refuse } from '../terms/result.js';
import { numberOf } from './newLine.js';
import { orderedUser, type UserPerson } from './orderedUser.js';
import { feeOf, optionsOf, portDayAfter, startDue, termGoesWith, userOrdersOf } from './userOrderChoices.js';
import type { UserOrder } from './userOrderInput.js';

/** What is ordered of the catalogue. */
interface Sold {
  readonly plan: Plan;
  readonly data: InternetPackage;
  readonly sms: PlanOption;
  readonly addOns: readonly PlanOption[];
}

/** A user that can be ordered: what the order is made of, and what that costs. */
export interface PlannedUser {
  readonly person: UserPerson;
  /** What there is only once: number, extension, and the SIM card unless that is linked later. */
  readonly takes: readonly StockItem[];
  readonly number: string;
  readonly items: readonly Pick<OrderItem, 'kind' | 'value' | 'month' | 'once'>[];
  readonly costs: Costs;
  readonly dueAt: Date;
  readonly facts: Facts;
  /** The change of an order, for the user with this id. */
  change(user: string): Change;
}

/**
 * What an input comes to when every rule is applied. The review asks, and the command asks again. Another customer than the one that
 * is worked for answers like one that nobody has.
 */
export async function plannedUser(asking: AskingStock, input: UserOrder): Promise<Result<PlannedUser>> {
  const { operator, actor, tables } = asking;
  if (actor.organisation === undefined || input.customer !== actor.organisation) return refuse('organisation.unknown');
  const sold = soldWith(asking, input);
  if (!sold.ok) return sold;
  const due = startDue(asking, input.startDay);
  if (!due.ok) return due;
  const [account] = await tables.billingAccounts.where({ organisation: actor.organisation });
  if (account === undefined || !isListed(operator, input)) return refuse('value.choice');
  const person = await orderedUser(asking, input);
  if (!person.ok) return person;
  const card = await cardOf(asking, input);
  if (!card.ok) return card;
  const portIn = input.source === 'existing' ? portedIn(asking, input) : ok(undefined);
  if (!portIn.ok) return portIn;
  const number = await numberOf(asking, input);
  if (!number.ok) return number;
  const extension = await freeExtension(asking, input.extension);
  if (!extension.ok) return extension;
  const takes = [number.value, extension.value, ...(card.value === undefined ? [] : [card.value])];
  const checked = { sold: sold.value, number: number.value, card: card.value, portIn: portIn.value };
  const change = (user: string) => addUser.of(heldOf(input, { ...checked, account: account.number, user }));
  return ok({ ...orderOf(operator, input, checked), person: person.value, takes, dueAt: due.value, change });
}

/** The products, which all go with the voice product; one that does not is named. */
function soldWith({ operator, now }: Pick<AskingStock, 'operator' | 'now'>, input: UserOrder): Result<Sold> {
  const { catalogue } = operator;
  const plan = catalogue.plans.find(({ id }) => id === input.plan);
  const data = catalogue.internetPackages.find((one) => one.id === input.dataProduct && one.use === 'main');
  const { smsGroup, addOnGroup } = userOrdersOf(operator);
  const option = (id: string, group: string) => catalogue.options.find((one) => one.id === id && one.group === group);
  const sms = option(input.smsProduct, smsGroup);
  const wanted = (input.addOns ?? []).map((id) => option(id, addOnGroup));
  const addOns = wanted.filter((one) => one !== undefined);
  if (plan === undefined || data === undefined || sms === undefined || addOns.length < wanted.length)
    return refuse('value.choice');
  const isSold = stillSold(operator, plan.id, now);
  if (!isSold.ok) return isSold;
  const unfit = [data, sms, ...addOns].find((one) => !goesWith(one, plan.id));
  if (unfit !== undefined)
    return refuse('option.notForPlan', { option: { name: unfit.name }, plan: { name: plan.name } });
  const term = termGoesWith(operator, input.term, plan.id);
  return term.ok ? ok({ plan, data, sms, addOns }) : term;
}

const isListed = (operator: Operator, { portfolio, plan, smsProduct }: UserOrder): boolean =>
  userOrdersOf(operator).portfolios.some(({ id }) => id === portfolio) &&
  optionsOf(operator, 'smsGroup', plan).some(({ id }) => id === smsProduct);

/** The SIM card, which is linked now; undefined where it is later. */
async function cardOf(asking: AskingStock, { sim, simCard }: UserOrder): Promise<Result<StockItem | undefined>> {
  if (sim === 'later') return ok(undefined);
  return simCard === undefined ? refuse('value.missing') : freeSimOf(asking, simCard);
}

function portedIn(asking: AskingStock, { startDay, provider, knownBy, portDay }: UserOrder): Result<PortIn> {
  if (provider === undefined || knownBy === undefined || portDay === undefined) return refuse('value.missing');
  const known = lineRulesOf(asking.operator).adding?.portIn.providers.some(({ id }) => id === provider);
  if (known !== true) return refuse('value.choice');
  const day = portDayAfter(asking, startDay, portDay);
  return day.ok ? ok({ provider, knownBy, day: day.value }) : day;
}

interface Checked {
  readonly sold: Sold;
  readonly number: StockItem;
  readonly card: StockItem | undefined;
  readonly portIn: PortIn | undefined;
}

function heldOf(
  { extension, areaCode, portfolio, term, startDay, autoInvoice }: UserOrder,
  { sold, number, portIn, account, user }: Checked & { readonly account: string; readonly user: string },
) {
  const agreed = { portfolio, term, startDay, autoInvoice };
  const line = { number: number.value, plan: sold.plan.id, billingAccount: account, extension, areaCode, user };
  return { ...line, ...agreed, ...(portIn && { portIn }) };
}

/** What the order is made of, what that costs, and what is said of it on a receipt. */
function orderOf(operator: Operator, input: UserOrder, { sold, number, card, portIn }: Checked) {
  const { plan, data, sms, addOns } = sold;
  const once = feeOf(operator, input.term);
  const costs = costsOf([
    ...[plan, data, sms, ...addOns].flatMap(({ name, price }): Cost[] =>
      price === undefined ? [] : [{ what: { name }, month: price }],
    ),
    ...(once === undefined || once.minor === 0 ? [] : [{ what: { word: 'setUp' as const }, once }]),
  ]);
  const items: PlannedUser['items'] = [
    { kind: 'simCard', value: card?.value ?? '' },
    { kind: 'number', value: number.value },
    { kind: 'plan', value: plan.id, month: plan.price, once },
    { kind: 'package', value: data.id, month: data.price },
    ...[sms, ...addOns].map(({ id, price }) => ({ kind: 'option' as const, value: id, month: price })),
    { kind: 'extension', value: input.extension },
  ];
  const facts: Facts = {
    number: { phone: number.value },
    plan: { name: plan.name },
    dataProduct: { name: packageName(operator, data.id) },
    smsProduct: { name: sms.name },
    ...(addOns.length > 0 && { addOns: { list: addOns.map(({ name }) => ({ name })) } }),
    simCard: card === undefined ? { word: 'simLater' } : { code: card.value },
    extension: { text: input.extension },
    ...(costs.month && { month: { money: costs.month } }),
    ...(costs.once && { once: { money: costs.once } }),
    startDay: { day: input.startDay },
    ...(portIn && { portDay: { day: portIn.day } }),
    invoice: { word: input.autoInvoice ? 'invoicedByThemselves' : 'invoicedByHand' },
    ...(input.ownReference !== undefined && { ownReference: { text: input.ownReference } }),
  };
  return { number: number.value, items, costs, facts };
}

import type { Order, OrderItem } from '../records/order.js';
import { isFinal, rowStandingOf } from '../records/standing.js';
import type { Problem } from '../terms/problems.js';
import type { ItemReport, NetworkReport } from './network.js';

type Standing = Pick<Order, 'state' | 'problem'>;
type WithItems = Pick<Order, 'items'>;

/** A SIM card that is linked later: it has no number yet. */
const isComing = ({ kind, value }: OrderItem): boolean => kind === 'simCard' && value === '';

/** What the network carries out: not who is to use the line, and no SIM card that is not there yet. */
const isCarriedOut = (item: OrderItem): boolean => item.kind !== 'user' && !isComing(item);

/** What a line cannot be without. Where one of these fails, nothing comes of the order. */
const isNeeded = ({ kind }: OrderItem): boolean => kind === 'number' || kind === 'plan';

/** Whether what a line cannot be without is carried out. */
export const isThere = ({ items = [] }: WithItems): boolean =>
  items.filter(isNeeded).every(({ state }) => state === 'completed');

/** Whether an order is to get a SIM card that can still be linked: it has none yet, or those that it had have failed. */
export function wantsSim({ items = [] }: WithItems): boolean {
  const cards = items.filter(({ kind }) => kind === 'simCard');
  return cards.some(isComing) || (cards.length > 0 && cards.every(({ state }) => state === 'failed'));
}

/** Whether a SIM card can be linked to an order: it goes on, and has none that is on its way or works. */
export const canLinkSim = (order: Order): boolean => !isFinal(order) && wantsSim(order);

/**
 * How each thing stands by what the network says, of all that it knows. What has ended stays as it ended, whatever comes later. Undefined:
 * it says nothing of them one by one.
 */
export function itemsBy({ items }: WithItems, { items: told }: NetworkReport): OrderItem[] | undefined {
  if (told === undefined) return undefined;
  const stateOf = (item: OrderItem) => told.find((one) => isAbout(one, item))?.state ?? item.state;
  return items?.map((item) => (isFinal(item) ? item : { ...item, state: stateOf(item) }));
}

const isAbout = ({ kind, value }: ItemReport, item: OrderItem): boolean => kind === item.kind && value === item.value;

const notCarriedOut: Problem = { code: 'order.notCarriedOut', details: {} };
const inPart: Problem = { code: 'order.inPart', details: {} };
const awaitsSim: Problem = { code: 'order.awaitsSim', details: {} };

/**
 * Where an order is by what the network says and by its items: without its number or its plan it has failed, without a SIM card it
 * waits for one, and where something else has failed it is carried out in part.
 */
export function standingBy({ items = [] }: WithItems, { state, items: told }: NetworkReport): Standing {
  const done = items.filter(isCarriedOut);
  const failed = told === undefined ? [] : done.filter((item) => item.state === 'failed');
  if (state === 'failed' || failed.some(isNeeded)) return { state: 'failed', problem: notCarriedOut };
  if (state !== 'completed' && state !== 'partial') return { state };
  if (wantsSim({ items })) return { state: 'held', problem: awaitsSim };
  // A SIM card that has failed has another one in its place.
  const left = failed.filter(({ kind }) => kind !== 'simCard');
  return state === 'partial' || left.length > 0 ? { state: 'partial', problem: inPart } : { state };
}

/**
 * What an order is made of, as the order goes on. `told`: the network has said how each stands. While a number is being ported, the
 * rest waits; what a failed order had carried out already is taken back.
 */
export function itemsIn({ items = [] }: WithItems, order: Standing, told: boolean): OrderItem[] {
  const standing = rowStandingOf(order);
  const rest = standing === 'awaitsSim' || standing === 'partial' ? 'completed' : order.state;
  return items.map((item) => {
    if (isFinal(item))
      return order.state === 'failed' && item.state === 'completed' ? { ...item, state: 'cancelled' } : item;
    if (isComing(item)) return { ...item, state: isFinal(order) ? 'cancelled' : 'held' };
    const stays = (standing === 'porting' && item.kind !== 'number') || (told && !isFinal(order));
    return stays && standing !== 'awaitsSim' ? item : { ...item, state: rest };
  });
}

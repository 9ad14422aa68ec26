import { eachOf, type FactWord, type OneFact, type OrderStanding, type Standings } from '../terms/fact.js';
import type { Approval, Batch, Order, RowStanding } from './order.js';

/** A final state never changes (TMF622). */
export const isFinal = ({ state }: Pick<Order, 'state'>): boolean =>
  state === 'completed' || state === 'failed' || state === 'partial' || state === 'cancelled';

/** Whether an order waits for its date: the network does not have it yet. */
export const isWaiting = (order: Order): boolean => order.state === 'acknowledged' && order.handedInAt === undefined;

/** An order that waits for its date says so, and one that another went over says that it was replaced. */
export function wordOf(order: Order, now: Date): OrderStanding {
  if (isWaiting(order) && Date.parse(order.dueAt) > now.getTime()) return 'scheduled';
  return rowStandingOf(order);
}

/** How an order stands by its row alone: what is held or was cancelled says why, where there is a word for it. */
export function rowStandingOf({ state, problem }: Pick<Order, 'state' | 'problem'>): RowStanding {
  if (state === 'cancelled' && problem?.code === 'order.replaced') return 'replaced';
  if (state !== 'held') return state;
  if (problem?.code === 'order.awaitsSim') return 'awaitsSim';
  return problem?.code === 'order.porting' ? 'porting' : state;
}

/** Whether an order can be taken back: the network does not have it yet, or holds it for a day that has not come. */
export const canBeTakenBack = (order: Order, now: Date): boolean =>
  isWaiting(order) ||
  (order.state === 'held' && order.heldUntil !== undefined && Date.parse(order.heldUntil) > now.getTime());

/** How many of a command's orders stand how, in words: those that wait for their date are scheduled. */
export function standingsOf({ standings, dueAt }: Pick<Batch, 'standings' | 'dueAt'>, now: Date): Standings {
  const { acknowledged, ...others } = standings;
  if (acknowledged === undefined) return others;
  return Date.parse(dueAt) > now.getTime() ? { scheduled: acknowledged, ...others } : standings;
}

/** Whether nothing is left of an order: it was not carried out, and will not be. */
export const cameToNothing = ({ state }: { readonly state: FactWord }): boolean =>
  state === 'failed' || state === 'cancelled' || state === 'replaced';

/** Whether a request still waits for its decision. */
export const isOpen = ({ state, expiresAt }: Approval, now: Date): boolean =>
  state === 'waiting' && Date.parse(expiresAt) > now.getTime();

/** How a request stands: one that nobody decided in time has expired. */
export const approvalState = (approval: Approval, now: Date): Approval['state'] | 'expired' =>
  approval.state === 'waiting' && !isOpen(approval, now) ? 'expired' : approval.state;

const approvalWords = {
  waiting: 'awaitsApproval',
  refused: 'declined',
  expired: 'expired',
  withdrawn: 'withdrawn',
} as const;

/** A request that was not approved, in a word. */
export const approvalWord = (state: keyof typeof approvalWords): FactWord => approvalWords[state];

/**
 * How a command stands, wherever it is said: what had to be approved and was not, else its orders, each state once; what
 * neither waits nor orders anything is done.
 */
export function standingOf(
  { orders, approval }: { readonly orders: readonly Order[]; readonly approval?: Approval | undefined },
  now: Date,
): FactWord[] {
  const state = approval === undefined ? 'approved' : approvalState(approval, now);
  if (state !== 'approved') return [approvalWords[state]];
  const words = new Set(orders.map((order) => wordOf(order, now)));
  return words.size === 0 ? ['done'] : [...words];
}

/** What an order was to do, and when: said where another goes over it, and where its line is shown. */
export const plannedFacts = ({ after, dueAt, reference }: Order): OneFact[] => [
  ...eachOf(after),
  { instant: dueAt },
  { code: reference },
];

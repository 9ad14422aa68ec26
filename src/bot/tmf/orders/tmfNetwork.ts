import { z } from 'zod';
import type { Clock } from '../../../domain/door/ports.js';
import type { Network, NetworkOrder, NetworkReport } from '../../../domain/orders/network.js';
import type { Log } from '../../log.js';
import type { BackEnd } from '../client/backEnds.js';
import type { TmfApi } from '../client/client.js';
import { isFault, TmfProblem } from '../client/problem.js';
import { individualOf, knownIndividual } from './individuals.js';
import { type OrderInterface, ofProducts, ofServices, orderInterfacesOf, takerOf } from './orderInterfaces.js';
import { itemsOf, productOrder } from './products.js';
import { saleOrder } from './sales.js';
import { serviceOrder } from './services.js';
import { isEnding, reportOf, type TmfOrder } from './states.js';

/** The network of one operator: its orders by TMF641 (services) and TMF622 (products), or all by TMF622. */
export interface TmfNetwork extends Network {
  /** The back end says that something has become of an order: it is asked what, since events come twice, late and never. */
  heard(at: OrderInterface['at'], orderId: string, signal: AbortSignal): Promise<void>;
}

export interface NetworkParts {
  readonly backEnd: BackEnd;
  readonly clock: Clock;
  readonly log: Pick<Log, 'warn'>;
  /** Opens what is sealed, as it is handed over. */
  open(sealed: string): Promise<string>;
}

/** The body or what it is about cannot be taken; said again, it would be no other. */
const NOT_TAKEN = new Set<string | number>([400, 409, 422]);

/** What whoever asks for an order to be cancelled says; nobody's own words. */
const TAKEN_BACK = 'withdrawn';

export function makeTmfNetwork({ backEnd, clock, log, open }: NetworkParts): TmfNetwork {
  const interfaces = orderInterfacesOf(backEnd);
  const listeners = new Set<Parameters<Network['listen']>[0]>();
  const find = async (by: OrderInterface, id: string, signal: AbortSignal) => found(backEnd.api(by.at), by, id, signal);
  const anywhere = async (id: string, signal: AbortSignal) => {
    for (const by of interfaces) {
      const order = await find(by, id, signal);
      if (order !== undefined) return { by, order };
    }
    return undefined;
  };
  const report = (order: TmfOrder) => reportOf(order, clock.now());
  const bodyOf = async (by: OrderInterface, order: NetworkOrder) =>
    by === ofServices ? serviceOrder(order) : productOrder(order, open);
  return {
    submit: async (order, signal) => {
      const by = takerOf(order.change.kind, backEnd);
      const api = backEnd.api(by.at);
      const known = await find(by, order.id, signal);
      const customer = order.sold?.customer;
      if (known !== undefined)
        return withCustomer(
          report(await grown({ api, by, order, open, signal }, known)),
          customer && (await knownIndividual(backEnd, customer, signal)),
        );
      try {
        const party = customer && (await individualOf(backEnd, customer, signal));
        const body = order.sold ? saleOrder(order, party) : await bodyOf(by, order);
        return withCustomer(report(await api.post([by.orders], body, by.schema, signal)), party);
      } catch (error) {
        // Somebody was faster with the same order, or it is not taken.
        if (!isFault(error, 'refused') || !NOT_TAKEN.has(error.detail)) throw error;
        const other = await find(by, order.id, signal);
        if (other !== undefined) return report(other);
        log.warn('tmf.orderNotTaken', { reference: order.id, operator: order.operator }, error);
        return notTaken;
      }
    },
    look: async (id, _operator, signal) => {
      const known = await anywhere(id, signal);
      return known && report(known.order);
    },
    withdraw: async (id, _operator, signal) => {
      const known = await anywhere(id, signal);
      if (known === undefined || isEnding(known.order)) return;
      const { by, order } = known;
      const body = { cancellationReason: TAKEN_BACK, [by.orders]: { id: order.id } };
      await backEnd.api(by.at).post([by.cancels], body, z.object({ id: z.string() }), signal);
    },
    listen: (heard) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    heard: async (at, orderId, signal) => {
      const by = interfaces.find((one) => one.at === at);
      const order = by && (await backEnd.api(at).get([by.orders, orderId], by.schema, signal));
      if (order?.externalId === undefined) return;
      for (const heard of listeners) heard(order.externalId, backEnd.operator, report(order));
    },
  };
}

const withCustomer = (report: NetworkReport, customer: string | undefined): NetworkReport =>
  customer === undefined ? report : { ...report, customer };

const notTaken: NetworkReport = { state: 'failed', number: 1 };

/** The order of that id of ours. A back end that gives others, or two of them, is not believed: an order must not be carried out twice. */
async function found(api: TmfApi, { at, orders, schema }: OrderInterface, id: string, signal: AbortSignal) {
  const { rows } = await api.page([orders], schema, { query: { externalId: id }, limit: 10 }, signal);
  if (rows.some(({ externalId }) => externalId !== id)) throw new TmfProblem(at, 'bad', 'notFiltered');
  if (rows.length > 1) throw new TmfProblem(at, 'bad', 'orderTwice');
  return rows[0];
}

interface Growing {
  readonly api: TmfApi;
  readonly by: OrderInterface;
  readonly order: NetworkOrder;
  open(sealed: string): Promise<string>;
  readonly signal: AbortSignal;
}

/** An order with what it has more of than before, such as a SIM card that was linked since. */
async function grown({ api, by, order, open, signal }: Growing, known: TmfOrder): Promise<TmfOrder> {
  if (by !== ofProducts || order.items === undefined || isEnding(known)) return known;
  const there = new Set(known.items.map(({ id }) => id));
  const items = await itemsOf(order, open);
  if (idsIn(items).every((id) => there.has(id))) return known;
  return api.patch([by.orders, known.id], { productOrderItem: items }, by.schema, signal);
}

const Ids = z.array(z.object({ id: z.string(), productOrderItem: z.array(z.object({ id: z.string() })).default([]) }));
const idsIn = (items: readonly object[]): string[] =>
  Ids.parse(items).flatMap(({ id, productOrderItem }) => [id, ...productOrderItem.map((part) => part.id)]);

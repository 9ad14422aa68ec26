import { z } from 'zod';
import type { NetworkOrder } from '../../../domain/orders/network.js';
import type { OrderItem } from '../../../domain/records/order.js';
import { Switched } from '../../../domain/terms/switched.js';
import { type Characteristic, characteristics } from './characteristics.js';
import { serviceValues } from './services.js';
import { itemId } from './states.js';

/** What a change comes to: the product as it is to be, and what is added to it or ends beside it. */
interface Wish {
  readonly action?: 'add' | 'modify' | 'delete';
  readonly status?: 'active' | 'suspended' | 'terminated';
  readonly name?: string | undefined;
  readonly offering?: string;
  readonly billingAccount?: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly parts?: readonly Part[];
}
interface Part {
  readonly id: string;
  readonly action: 'add' | 'delete';
  readonly offering?: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

const PortIn = z.object({ provider: z.string(), knownBy: z.string().optional(), day: z.string() }).optional();
const ids = z.array(z.object({ id: z.string() })).optional();
const Beside = z.object({
  internet: z.boolean().optional(),
  packages: ids,
  options: ids,
  groupPack: z.string().optional(),
});

const ported = (from: z.output<typeof PortIn>) =>
  from && { portedFrom: from.provider, portedKnownBy: from.knownBy, portedOn: from.day };
/** What a line has beside its plan afterwards: the whole of it, so that what is not named has ended. */
const beside = ({ internet, packages = [], options, groupPack }: z.output<typeof Beside>) => ({
  ...{ mobileInternet: internet, packages: packages.map(({ id }) => id) },
  ...{ options: options?.map(({ id }) => id), groupPack },
});

/** What becomes a product order (TMF622), by its kind. */
const products: Readonly<Record<string, (change: unknown, order: NetworkOrder) => Wish>> = {
  activate: () => ({ status: 'active' }),
  resume: () => ({ status: 'active' }),
  suspend: (change) => ({
    status: 'suspended',
    values: { suspensionReason: z.object({ reason: z.string() }).parse(change).reason },
  }),
  terminate: (change) => ({
    ...{ action: 'delete', status: 'terminated' },
    values: { numberAfter: z.object({ numberAfter: z.string() }).parse(change).numberAfter },
  }),
  handOver: (change) => ({ name: z.object({ user: z.string() }).parse(change).user, values: { userLeaves: true } }),
  rename: (change) => ({ name: z.object({ user: z.string().optional() }).parse(change).user ?? '' }),
  swapSim: (change, { iccid }) => ({
    values: { ICCID: z.object({ iccid: z.string() }).parse(change).iccid, formerICCID: iccid },
  }),
  renumber: (change) => ({ values: { MSISDN: z.object({ number: z.string() }).parse(change).number } }),
  plan: (change) => {
    const { plan, ...rest } = Beside.extend({ plan: z.string() }).parse(change);
    return { offering: plan, values: beside({ options: [], ...rest }) };
  },
  internet: (change) => ({ values: beside(Beside.parse(change)) }),
  options: (change) => ({
    parts: Object.entries(z.object({ switched: Switched }).parse(change).switched).map(([id, on]) => ({
      ...{ id: itemId('option', id), offering: id, action: on ? 'add' : 'delete' },
    })),
  }),
  groupPack: (change) => ({
    values: { groupPack: z.object({ groupPack: z.string().default('') }).parse(change).groupPack },
  }),
  splitBill: (change) => ({
    values: { splitBill: z.object({ splitBill: z.string().default('') }).parse(change).splitBill },
  }),
  billingAccount: (change) => z.object({ billingAccount: z.string() }).parse(change),
  add: (change) => {
    const held = Added.extend({ iccid: z.string(), options: z.array(z.string()).default([]) }).parse(change);
    const values = { ICCID: held.iccid, splitBill: held.splitBill, ...ported(held.portIn) };
    const parts = held.options.map((id) => ({ id: itemId('option', id), action: 'add' as const, offering: id }));
    return { ...added(held), values, parts };
  },
  addUser: (change, { items = [] }) => {
    const held = Added.extend({ term: z.string(), startDay: z.string(), autoInvoice: z.boolean() }).parse(change);
    const values = { term: held.term, startDay: held.startDay, autoInvoice: held.autoInvoice, ...ported(held.portIn) };
    return { ...added(held), values, parts: items.flatMap(partOf) };
  },
};

const Added = z.object({
  plan: z.string(),
  billingAccount: z.string(),
  splitBill: z.string().optional(),
  portIn: PortIn,
});
const added = ({ plan, billingAccount }: z.output<typeof Added>) => ({
  ...{ action: 'add' as const, offering: plan, billingAccount },
});

/** A thing that an order is made of. Who is to use it goes with the order; a SIM card that is not there yet, later. */
function partOf({ kind, value }: OrderItem): Part[] {
  if (kind === 'user' || value === '') return [];
  const part = { id: itemId(kind, value), action: 'add' as const };
  switch (kind) {
    case 'simCard':
      return [{ ...part, values: { ICCID: value } }];
    case 'number':
      return [{ ...part, values: { MSISDN: value } }];
    case 'extension':
      return [{ ...part, values: { extension: value } }];
    default:
      return [{ ...part, offering: value }];
  }
}

/** The body of `POST /productOrder`. Gives a PIN away, opened by `open`, to whoever is to use a line. */
export async function productOrder(order: NetworkOrder, open: (sealed: string) => Promise<string>): Promise<object> {
  const { id, change, notBefore } = order;
  return {
    ...{ externalId: id, category: change.kind },
    ...(notBefore && { requestedStartDate: notBefore }),
    productOrderItem: await itemsOf(order, open),
  };
}

/** What a change comes to. One of a service is of the product's characteristics, where the back end takes no service orders. */
function wishOf(order: NetworkOrder): Wish {
  const { change } = order;
  const wish = products[change.kind]?.(change, order);
  const values = serviceValues(change);
  if (wish === undefined && values === undefined) throw new Error(`${change.kind} is no change of a product`);
  return wish ?? { values: values ?? {} };
}

/** The items of an order, as they are handed over and handed over again with what has come since. */
export async function itemsOf(order: NetworkOrder, open: (sealed: string) => Promise<string>): Promise<object[]> {
  const { number, user } = order;
  const { action = 'modify', status, name, offering, billingAccount, values, parts = [] } = wishOf(order);
  const person = user && {
    ...{ userName: user.userName, calledThere: user.calledThere, userLanguage: user.language },
    ...{ PIN: await open(user.pin), PINchanges: user.pinChanges },
  };
  const product = {
    productSerialNumber: number,
    ...(name !== undefined && { name }),
    ...(status && { status }),
    ...(parts.length > 0 && action === 'add' && { isBundle: true }),
    productCharacteristic: characteristics({ MSISDN: number, ...values, ...person }),
  };
  return [
    {
      ...{ id: '1', action, product },
      ...(offering && { productOffering: { id: offering } }),
      ...(billingAccount && { billingAccount: { id: billingAccount } }),
      ...(parts.length > 0 && { productOrderItem: parts.map((part) => partBody(part, number)) }),
    },
  ];
}

function partBody({ id, action, offering, values }: Part, number: string): object {
  const productCharacteristic: Characteristic[] = characteristics(values ?? {});
  return {
    ...{ id, action },
    ...(offering && { productOffering: { id: offering } }),
    product: { productSerialNumber: number, ...(values && { productCharacteristic }) },
  };
}

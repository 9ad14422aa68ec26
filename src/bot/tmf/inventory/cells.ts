import { z } from 'zod';
import { barsOf, Characteristics, forwardingOf, rawOf } from './serviceCells.js';

const Parties = z
  .array(
    z.object({
      id: z.string(),
      name: z.string().optional(),
      role: z.string().optional(),
      '@referredType': z.string().optional(),
    }),
  )
  .default([]);
const Ref = z.object({ id: z.string() });
const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** A row of the back end in the columns of a file; undefined: it is none of what is wanted. */
export type Cells = Readonly<Record<string, string>>;

/** How a kind is read of a list of the back end. */
export interface Reader<T> {
  readonly row: z.ZodType<T>;
  cells(row: T): Cells | undefined;
}

/** What is said of something, as a file would say it. */
function saidOf(all: Characteristics, name: string): string | undefined {
  const value = Value.safeParse(rawOf(all, name));
  if (!value.success) return undefined;
  if (typeof value.data === 'boolean') return value.data ? 'yes' : 'no';
  return Array.isArray(value.data) ? value.data.join(' ') : String(value.data);
}

const filled = (cells: Readonly<Record<string, string | undefined>>): Cells =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([name, text]) => (text === undefined || text === '' ? [] : [[name, text] as const])),
  );

/** The company that something is of: the one that is named as a customer, or the only organisation. */
function ownerOf(parties: z.output<typeof Parties>): string | undefined {
  const companies = parties.filter(
    (one) => one['@referredType'] === undefined || one['@referredType'] === 'Organization',
  );
  const customer = companies.find(({ role }) => role?.toLowerCase() === 'customer');
  return customer?.id ?? (companies.length === 1 ? companies[0]?.id : undefined);
}
const userOf = (parties: z.output<typeof Parties>): string | undefined =>
  parties.find(({ role }) => role?.toLowerCase() === 'user')?.name;

/** A company of TMF632. */
export const company: Reader<{ id: string; name?: string | undefined; tradingName?: string | undefined }> = {
  row: z.object({ id: z.string(), name: z.string().optional(), tradingName: z.string().optional() }),
  cells: ({ id, name, tradingName }) => filled({ id, name: tradingName ?? name }),
};

const BillingAccount = z.object({ id: z.string(), relatedParty: Parties });
/** What bills are made for, of TMF666. */
export const billingAccount: Reader<z.output<typeof BillingAccount>> = {
  row: BillingAccount,
  cells: ({ id, relatedParty }) => filled({ number: id, organisation: ownerOf(relatedParty) }),
};

/** A product's states as a line has them; of one that never came to be there is no line. */
const productStates: Readonly<Record<string, string>> = {
  ...{ created: 'pendingActive', pendingActive: 'pendingActive', active: 'active', pendingTerminate: 'active' },
  ...{ suspended: 'suspended', terminated: 'terminated' },
};
/** A service knows no state of its own for a line that is suspended. */
const serviceStates: Readonly<Record<string, string>> = {
  ...{ feasibilityChecked: 'pendingActive', designed: 'pendingActive', reserved: 'pendingActive' },
  ...{ active: 'active', inactive: 'suspended', terminated: 'terminated' },
};

/** What both say of a line by their characteristics, under the names that orders have. */
function lineValues(all: Characteristics, state: string | undefined): Record<string, string | undefined> {
  const said = (name: string) => saidOf(all, name);
  return {
    ...{ iccid: said('ICCID'), state, reason: state === 'suspended' ? said('suspensionReason') : undefined },
    ...{ internet: said('mobileInternet'), packages: said('packages'), options: said('options') },
    ...{ groupPack: said('groupPack'), splitBill: said('splitBill'), extension: said('extension') },
    ...{ areaCode: said('areaCode'), imei: said('IMEI'), language: said('userLanguage') },
    ...{ smsControlBanned: said('smsControl'), bars: barsOf(all), forwarding: forwardingOf(all) },
  };
}

const Product = z.object({
  ...{ id: z.string(), name: z.string().optional(), status: z.string().optional() },
  ...{ productSerialNumber: z.string().optional(), productCharacteristic: Characteristics, relatedParty: Parties },
  ...{ productOffering: Ref.optional(), billingAccount: Ref.optional() },
});
/** A line as a product of TMF637. A product that has no number is no line. */
export const productLine: Reader<z.output<typeof Product>> = {
  row: Product,
  cells: ({
    name,
    status,
    productSerialNumber,
    productCharacteristic: all,
    relatedParty,
    productOffering,
    ...rest
  }) => {
    const number = saidOf(all, 'MSISDN') ?? productSerialNumber;
    const state = status === undefined ? undefined : productStates[status];
    if (number === undefined || (status !== undefined && state === undefined)) return undefined;
    return filled({
      ...{ number, organisation: ownerOf(relatedParty), billingAccount: rest.billingAccount?.id },
      ...{ plan: productOffering?.id, user: userOf(relatedParty) ?? name },
      ...lineValues(all, state),
    });
  },
};

const Service = z.object({
  ...{ id: z.string(), state: z.string().optional(), serviceCharacteristic: Characteristics, relatedParty: Parties },
});
/** A line as a service of TMF638, where there are no products. */
export const serviceLine: Reader<z.output<typeof Service>> = {
  row: Service,
  cells: ({ state: told, serviceCharacteristic: all, relatedParty }) => {
    const number = saidOf(all, 'MSISDN');
    const state = told === undefined ? undefined : serviceStates[told];
    if (number === undefined || (told !== undefined && state === undefined)) return undefined;
    return filled({
      ...{ number, organisation: ownerOf(relatedParty), user: userOf(relatedParty) },
      ...{ billingAccount: saidOf(all, 'billingAccount'), plan: saidOf(all, 'plan') },
      ...lineValues(all, state),
    });
  },
};

const Resource = z.object({
  ...{ id: z.string(), resourceStatus: z.string().optional(), resourceCharacteristic: Characteristics },
  relatedParty: Parties,
});
/** A blank SIM card of TMF639 that lies with a company. */
export const blankCard: Reader<z.output<typeof Resource>> = {
  row: Resource,
  cells: ({ resourceStatus, resourceCharacteristic: all, relatedParty }) => {
    const iccid = saidOf(all, 'ICCID');
    if (iccid === undefined || resourceStatus !== 'available') return undefined;
    return filled({ iccid, organisation: ownerOf(relatedParty) });
  },
};
/** A number of TMF639 that a line can be given. */
export const freeNumber: Reader<z.output<typeof Resource>> = {
  row: Resource,
  cells: ({ resourceStatus, resourceCharacteristic: all }) => {
    const number = saidOf(all, 'MSISDN');
    if (number === undefined || resourceStatus !== 'available') return undefined;
    return filled({ number, type: saidOf(all, 'numberType') });
  },
};

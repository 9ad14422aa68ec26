import { z } from 'zod';
import type { Operator } from '../operator/index.js';
import type { Subscription } from '../records/customer.js';
import { refuse } from '../terms/result.js';
import { activationNumber, modemSerial } from '../values/identifiers.js';
import { documentColumns, documentIn } from './customers.js';
import { byId, filled, importKind, keep, outcomeOf, pageOf } from './kind.js';
import { notThere, oneOf, refusedIn } from './reading.js';

const columns = (operator: Operator) =>
  z.object({
    ...{ modemSerial, activationNumber },
    ...documentColumns(operator),
    offer: oneOf(operator.catalogue.offers),
    ...{ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() },
  });

/** The modems of customers who are there, each with the package that runs on it. */
export const subscriptions = importKind({
  columns,
  key: ({ modemSerial: serial }) => serial,
  known: async ({ tables, operator }, rows) => {
    const documents = rows.flatMap((row) => {
      const read = documentIn(operator, row);
      return read.ok ? [read.value.key] : [];
    });
    const customers = await tables.customers.among('documentKey', documents);
    const [modems, keys] = await Promise.all([
      tables.subscriptions.among(
        'modemSerial',
        rows.map((row) => row.modemSerial),
      ),
      tables.subscriptions.among(
        'activationKey',
        rows.map((row) => row.activationNumber),
      ),
    ]);
    return {
      customers: new Map(customers.map((customer) => [customer.documentKey, customer])),
      modems: new Map(modems.map((one) => [one.modemSerial, one])),
      keys: new Map(keys.map((one) => [one.activationKey, one])),
    };
  },
  place: ({ operator }, { activationNumber: activationKey, offer, startsAt, endsAt, ...row }, known) => {
    const document = documentIn(operator, row);
    if (!document.ok) return refusedIn('documentNumber', document);
    const customer = known.customers.get(document.value.key);
    if (customer === undefined) return refusedIn('documentNumber', refuse('customer.unknown'));
    const before = known.modems.get(row.modemSerial);
    if (before !== undefined && before.customer !== customer.id)
      return refusedIn('modemSerial', refuse('modem.taken', { serial: row.modemSerial }));
    if ((known.keys.get(activationKey) ?? before)?.id !== before?.id)
      return notThere('activationNumber', activationKey);
    if (endsAt <= startsAt) return refusedIn('endsAt', refuse('value.periodOrder'));
    const after: Omit<Subscription, 'id'> = {
      ...{ operator: operator.profile.id, customer: customer.id, modemSerial: row.modemSerial, activationKey },
      ...{ offer, startsAt: iso(startsAt), endsAt: iso(endsAt) },
    };
    return {
      ok: true,
      value: {
        outcome: outcomeOf<Omit<Subscription, 'id'>>(before, after),
        write: ({ tables, ids }) =>
          keep(tables.subscriptions, before, { ...before, ...after, id: before?.id ?? ids.next() }),
      },
    };
  },
  page: async ({ tables }, after, most) => {
    const found = await tables.subscriptions.following({ equal: {}, most, order: 'id' }, after);
    const owners = await byId(
      (id) => tables.customers.get(id),
      found.map(({ customer }) => customer),
    );
    return pageOf(found, most, ({ customer, activationKey, modemSerial: serial, offer, startsAt, endsAt }) => {
      const { documentType, country, documentNumber } = owners.get(customer) ?? {};
      const whose = { documentType, country, documentNumber };
      return filled({ modemSerial: serial, activationNumber: activationKey, ...whose, offer, startsAt, endsAt });
    });
  },
});

const iso = (instant: string): string => new Date(instant).toISOString();

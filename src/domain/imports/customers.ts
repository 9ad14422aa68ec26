import { z } from 'zod';
import { documentNumberOf } from '../operator/documents.js';
import type { Operator } from '../operator/index.js';
import type { Customer } from '../records/customer.js';
import { documentKeyOf } from '../sales/subscription.js';
import { ok, type Result } from '../terms/result.js';
import { documentNumber } from '../values/identifiers.js';
import { country, phone, phoneAnywhere, phoneIn } from '../values/phone.js';
import { email, houseNumber, personName, placeName } from '../values/text.js';
import { filled, importKind, keep, outcomeOf, type Placed, pageOf } from './kind.js';
import { type Judged, oneOf, refusedIn } from './reading.js';

/** The columns that say whose a row is. */
export const documentColumns = ({ pointOfSale }: Operator) => ({
  ...{ documentType: oneOf(pointOfSale?.documentTypes), country, documentNumber },
});
export interface DocumentCells {
  readonly documentType: string;
  readonly country: string;
  readonly documentNumber: string;
}

/** The number of a document as the operator keeps it, and the key that it makes. */
export function documentIn(operator: Operator, cells: DocumentCells): Result<{ number: string; key: string }> {
  const number = documentNumberOf(operator, cells.documentType, cells.documentNumber);
  return number.ok
    ? ok({ number: number.value, key: documentKeyOf(cells.documentType, cells.country, number.value) })
    : number;
}

const columns = (operator: Operator) =>
  z.object({
    ...documentColumns(operator),
    ...{ lastName: personName, postName: personName.optional(), firstName: personName.optional() },
    ...{ phone1: phone, phone2: phone.optional(), email },
    ...{ houseNumber, avenue: placeName, commune: placeName, town: placeName },
    registeredOn: z.iso.date().optional(),
  });
type Row = z.output<ReturnType<typeof columns>>;

/** Who was registered at points of sale: a document registers one. */
export const customers = importKind({
  columns,
  key: ({ documentType, country: of, documentNumber: number }) => documentKeyOf(documentType, of, number),
  known: async ({ tables, operator }, rows) => {
    const keys = rows.flatMap((row) => {
      const read = documentIn(operator, row);
      return read.ok ? [read.value.key] : [];
    });
    const there = await tables.customers.among('documentKey', keys);
    return new Map(there.map((customer) => [customer.documentKey, customer]));
  },
  place: ({ operator, now, actor }, row, known) => {
    const document = documentIn(operator, row);
    if (!document.ok) return refusedIn('documentNumber', document);
    const before = known.get(document.value.key);
    const phones = phonesOf(row);
    if (!phones.ok) return phones;
    const since = row.registeredOn === undefined ? now.toISOString() : `${row.registeredOn}T00:00:00.000Z`;
    const after = {
      ...{ operator: operator.profile.id, ...personOf(row), ...phones.value },
      ...{ documentKey: document.value.key, documentNumber: document.value.number },
      ...{ registeredAt: before?.registeredAt ?? since, registeredBy: before?.registeredBy ?? actor.account },
    };
    return { ok: true, value: placed(before, after) };
  },
  page: async ({ tables }, after, most) => {
    const found = await tables.customers.following({ equal: {}, most, order: 'id' }, after);
    return pageOf(found, most, cellsOf);
  },
});

const personOf = ({ lastName, postName, firstName, documentType, country: of, email: to, ...row }: Row) => ({
  ...{ lastName, ...(postName && { postName }), ...(firstName && { firstName }), documentType, country: of, email: to },
  address: { houseNumber: row.houseNumber, avenue: row.avenue, commune: row.commune, town: row.town },
});

function phonesOf({ phone1, phone2, country: of }: Row): Judged<Pick<Customer, 'phone1' | 'phone2'>> {
  const first = phoneIn(of, phone1);
  if (!first.ok) return refusedIn('phone1', first);
  if (phone2 === undefined) return { ok: true, value: { phone1: first.value } };
  const second = phoneAnywhere(of, phone2);
  return second.ok ? { ok: true, value: { phone1: first.value, phone2: second.value } } : refusedIn('phone2', second);
}

const placed = (before: Customer | undefined, after: Omit<Customer, 'id'>): Placed => ({
  outcome: outcomeOf<Omit<Customer, 'id'>>(before, after),
  write: ({ tables, ids }) => keep(tables.customers, before, { ...before, ...after, id: before?.id ?? ids.next() }),
});

const cellsOf = ({ documentType, country: of, documentNumber: number, address, ...rest }: Customer) =>
  filled({
    ...{ documentType, country: of, documentNumber: number, lastName: rest.lastName, postName: rest.postName },
    ...{ firstName: rest.firstName, phone1: rest.phone1, phone2: rest.phone2, email: rest.email, ...address },
    registeredOn: rest.registeredAt.slice(0, 10),
  });

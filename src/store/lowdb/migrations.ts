import { z } from 'zod';
import { textsOf } from '../../domain/lines/sought.js';
import { batchOf, batchOfRequest } from '../../domain/orders/batch.js';
import { Approval, Order } from '../../domain/records/order.js';
import type { StoredRow } from './changes.js';

/** Makes the rows of one schema version into those of the next. A pure function: it may run again after a crash. */
export type Migration = (rows: readonly StoredRow[]) => readonly StoredRow[];

const Named = z.looseObject({
  id: z.string(),
  number: z.string(),
  user: z.string().optional(),
  description: z.string().optional(),
});

/** What lines are searched and sorted by, as texts are compared now. */
const searchTexts: Migration = (rows) =>
  rows.map((stored) => {
    const line = stored.table === 'lines' ? Named.safeParse(stored.row).data : undefined;
    return line === undefined ? stored : { ...stored, row: { ...line, ...textsOf(line) } };
  });

const Ordered = z.looseObject({ commandId: z.string() });

/** What commands ordered and asked for, as the entries of the list of orders. */
const batches: Migration = (rows) => {
  const orders = byCommand(rows, 'orders', Order);
  const requests = byCommand(rows, 'approvals', Approval);
  const commands = new Set([...orders.keys(), ...requests.keys()]);
  const entries = [...commands].flatMap((command): StoredRow[] => {
    const [own = [], [request] = []] = [orders.get(command), requests.get(command)];
    const [first] = own.length > 0 ? own : [request];
    const row =
      batchOf(
        own.map((one) => one.row),
        [],
        request?.row.id,
      ) ??
      (request && batchOfRequest(request.row));
    return first === undefined || row === undefined ? [] : [{ table: 'batches', age: first.age, row }];
  });
  return [...rows, ...entries];
};

/** The rows of a table by their command, oldest first. */
function byCommand<R>(rows: readonly StoredRow[], table: string, schema: z.ZodType<R>) {
  const found = new Map<string, { readonly age: number; readonly row: R }[]>();
  for (const { age, row, ...stored } of rows.toSorted((a, b) => a.age - b.age)) {
    const command = stored.table === table ? Ordered.safeParse(row).data?.commandId : undefined;
    if (command === undefined) continue;
    found.set(command, [...(found.get(command) ?? []), { age, row: schema.parse(row) }]);
  }
  return found;
}

/** `migrations[0]` leads from schema 1 to 2, and so on. Append to it; never change one that was released. */
export const migrations: readonly Migration[] = [searchTexts, batches, searchTexts];

/** The schema that these migrations lead to. */
export const schemaAfter = (list: readonly Migration[]): number => list.length + 1;
